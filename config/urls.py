"""One include per app, and the API."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("claims.urls")),
    path("", include("cables.urls")),
    path("entities/", include("entities.urls")),
    path("accounts/", include("django.contrib.auth.urls")),
    path("api/v1/", include("config.api")),
    path("admin/", admin.site.urls),
]
