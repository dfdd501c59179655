"""Addresses of entities and mentions."""

from django.urls import path

from . import views

app_name = "entities"
urlpatterns = [
    path("", views.entity_list, name="entity_list"),
    path("<uuid:pk>/", views.entity, name="entity"),
    path("mentions/<uuid:pk>/review/", views.review, name="review"),
    path("in/<uuid:pk>/mark/", views.mark, name="mark"),
]
