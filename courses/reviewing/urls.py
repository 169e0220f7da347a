"""Addresses for people with a link."""

from django.urls import path

from courses.reviewing import guest_views

app_name = "review"

urlpatterns = [
    path("open/<str:token>/", guest_views.enter, name="enter"),
    path("<int:link_id>/", guest_views.page, name="page"),
    path("<int:link_id>/answer/", guest_views.inert, name="inert"),
    path("<int:link_id>/comments/", guest_views.comment, name="comment"),
    path("<int:link_id>/comments/<int:comment_id>/<slug:what>/", guest_views.thread, name="thread"),
]
