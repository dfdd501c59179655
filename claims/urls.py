"""Addresses of disputes, of claims, of documents as read, and of the search."""

from django.urls import path

from .views import (
    briefs,
    claims,
    comparison,
    countries,
    decisions,
    desk,
    disputes,
    documents,
    drawings,
    search,
    tenures,
)

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
    path("disputes/<slug:slug>/desk/", desk.desk, name="desk"),
    path("disputes/<slug:slug>/desk/propositions/add/", desk.proposition_add, name="proposition_add"),
    path("disputes/<slug:slug>/desk/propositions/<uuid:pk>/", desk.proposition, name="proposition"),
    path("disputes/<slug:slug>/desk/propositions/<uuid:pk>/split/", desk.proposition_split, name="proposition_split"),
    path("disputes/<slug:slug>/desk/propositions/<uuid:pk>/merge/", desk.proposition_merge, name="proposition_merge"),
    path(
        "disputes/<slug:slug>/desk/propositions/<uuid:pk>/review/", desk.proposition_review, name="proposition_review"
    ),
    path("disputes/<slug:slug>/desk/links/", decisions.link_add, name="link_add"),
    path("disputes/<slug:slug>/desk/links/<uuid:pk>/", decisions.link_change, name="link_change"),
    path("disputes/<slug:slug>/desk/links/<uuid:pk>/review/", decisions.link_review, name="link_review"),
    path("disputes/<slug:slug>/desk/claims/<uuid:pk>/stance/", decisions.stance, name="stance"),
    path("disputes/<slug:slug>/desk/rulings/add/", decisions.ruling_add, name="ruling_add"),
    path("disputes/<slug:slug>/desk/rulings/<uuid:pk>/remove/", decisions.ruling_remove, name="ruling_remove"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("documents/add/", documents.add, name="add"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
    path("claims/<uuid:pk>/", claims.claim, name="claim"),
    path("claims/<uuid:pk>/review/", claims.review, name="review"),
    path("claims/<uuid:pk>/tags/", claims.tag, name="tag"),
    path("entities/<uuid:pk>/claims/", claims.of_entity, name="of_entity"),
    path("entities/<uuid:pk>/tenures/", tenures.add, name="tenure_add"),
    path("tenures/<uuid:pk>/remove/", tenures.remove, name="tenure_remove"),
    path("search/", search.search, name="search"),
    path("method/", search.method, name="method"),
]
