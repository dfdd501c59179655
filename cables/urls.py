"""Addresses of documents."""

from django.urls import path

from . import backlog_views, views

app_name = "cables"
urlpatterns = [
    path("documents/", views.document_list, name="document_list"),
    path("documents/uploads/", views.uploads, name="uploads"),
    path("documents/queue/", backlog_views.backlog, name="backlog"),
    path("documents/queue/retry/", backlog_views.retry, name="retry"),
    path("documents/fetches/<uuid:pk>/again/", views.fetch_once_more, name="fetch_again"),
    path("documents/from-browser/", views.from_browser, name="from_browser"),
    path("documents/<uuid:pk>/state/", views.state, name="state"),
    path("documents/<uuid:pk>/originals/<slug:sha256>/", views.original, name="original"),
    path("documents/<uuid:pk>/revisions/<int:number>/", views.revision, name="revision"),
    path("documents/<uuid:pk>/copies/<uuid:other>/", views.copy, name="copy"),
    path("documents/<uuid:pk>/process/", views.process, name="process"),
    path("documents/<uuid:pk>/tags/", views.tag, name="tag"),
]
