"""Addresses of the results, for graders."""

from django.urls import path

from results import views
from results.dashboard import views as dashboard
from results.essays import views as essays
from results.exports import views as exports
from results.gradebook import views as gradebook
from results.pilots import views as pilots
from results.questions import views as questions

app_name = "results"
urlpatterns = [
    path("", dashboard.index, name="index"),
    path("responses/", views.responses, name="responses"),
    path("learners/", dashboard.learners, name="learners"),
    path("export.csv", views.export, name="export"),
    path("exports/", exports.index, name="exports"),
    path("exports/send/", exports.send, name="send"),
    path("exports/<int:export>/", exports.file, name="file"),
    path("exports/<int:export>/readme.txt", exports.describe, name="readme"),
    path("exports/<int:export>/remove/", exports.remove, name="remove"),
    path("questions/", questions.index, name="questions"),
    path("questions/<int:question>/", questions.question, name="question"),
    path("pilots/<slug:course>/", pilots.index, name="pilots"),
    path("pilots/<slug:course>/<int:revision>/", pilots.count, name="count_pilot"),
    path("essays/", essays.queue, name="essays"),
    path("essays/next/", essays.next_essay, name="next_essay"),
    path("essays/<int:response>/", essays.essay, name="essay"),
    path("essays/<int:response>/take/", essays.take_essay, name="take_essay"),
    path("essays/<int:response>/back/", essays.put_essay_back, name="put_essay_back"),
    path("files/<str:token>/", exports.download, name="download"),
    path("gradebook/", gradebook.gradebook, name="gradebook"),
    path("learners/<int:learner_id>/", gradebook.learner, name="learner"),
]
