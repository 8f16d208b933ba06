from django.urls import path

app_name = "workload"
urlpatterns = []
