"""Addresses of disputes, of claims, of documents as read, and of the search."""

from django.urls import path

from .views import briefs, claims, comparison, countries, disputes, documents, drawings, following, search

app_name = "claims"
urlpatterns = [
    path("", disputes.dispute_list, name="dispute_list"),
    path("disputes/<slug:slug>/", disputes.dispute, name="dispute"),
    path("disputes/<slug:slug>/positions/", disputes.positions, name="positions"),
    path("disputes/<slug:slug>/timeline/", disputes.timeline, name="timeline"),
    path("disputes/<slug:slug>/timeline/data/", drawings.timeline_data, name="timeline_data"),
    path("disputes/<slug:slug>/map/", disputes.world_map, name="map"),
    path("disputes/<slug:slug>/map/data/", drawings.map_data, name="map_data"),
    path("disputes/<slug:slug>/graph/", disputes.graph, name="graph"),
    path("disputes/<slug:slug>/graph/data/", drawings.graph_data, name="graph_data"),
    path("disputes/<slug:slug>/news/", comparison.news, name="news"),
    path("disputes/<slug:slug>/compare/", comparison.comparison, name="compare"),
    path("disputes/<slug:slug>/claims/", disputes.claim_list, name="claim_list"),
    path("disputes/<slug:slug>/documents/", disputes.document_list, name="document_list"),
    path("disputes/<slug:slug>/brief/", briefs.brief, name="brief"),
    path("disputes/<slug:slug>/brief.<slug:extension>", briefs.brief_file, name="brief_file"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("documents/add/", documents.add, name="add"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
    path("claims/<uuid:pk>/", claims.claim, name="claim"),
    path("claims/<uuid:pk>/review/", claims.review, name="review"),
    path("claims/<uuid:pk>/tags/", claims.tag, name="tag"),
    path("entities/<uuid:pk>/claims/", claims.of_entity, name="of_entity"),
    path("entities/<uuid:pk>/follow/", following.of_entity, name="follow_entity"),
    path("follow/", following.follow, name="follow"),
    path("following/", following.following, name="following"),
    path("following/read/", following.read, name="following_read"),
    path("following/mail/", following.by_mail, name="following_mail"),
    path("following/key/", following.renew, name="following_key"),
    path("feed/<uuid:key>.atom", following.feed, name="feed"),
    path("search/", search.search, name="search"),
    path("method/", search.method, name="method"),
]
