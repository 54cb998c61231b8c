from django.urls import path

from penata.kernel.sheets import views

app_name = "imports"
urlpatterns = [
    path("impor/", views.index, name="index"),
    path("impor/baru/", views.new, name="new"),
    path("impor/lembar/<str:kind>.xlsx", views.empty_sheet, name="template"),
    path("impor/<int:pk>/", views.detail, name="detail"),
    path("impor/<int:pk>/kolom/", views.teach, name="teach"),
    path("impor/<int:pk>/terapkan/", views.apply, name="apply"),
    path("impor/<int:pk>/ulang/", views.plan_again, name="plan_again"),
    path("impor/<int:pk>/buang/", views.drop, name="drop"),
    path("impor/<int:pk>/bertanda.xlsx", views.marked_sheet, name="marked"),
]
