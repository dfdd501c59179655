"""One include per app, and the API."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from cables.views import sign_in

handler400 = "cables.views.bad_request"
urlpatterns = [
    path("", include("claims.urls")),
    path("", include("cables.urls")),
    path("entities/", include("entities.urls")),
    path("accounts/login/", sign_in, name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("api/v1/", include("config.api")),
    path("admin/", admin.site.urls),
]
