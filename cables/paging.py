"""Pages of the API by cursor: an opaque word that stays right while rows come and go."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """`{"next", "previous", "results"}`; `page_size` up to 200. Order it by fields that tell all rows apart."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "id"
