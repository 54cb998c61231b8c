from django.urls import path

from penata.domains.placement.views import moves, own, protections, scenarios, steps, wishes

app_name = "placement"
urlpatterns = [
    path("penempatan/", scenarios.index, name="scenarios"),
    path("penempatan/baru/", scenarios.new, name="new"),
    path("penempatan/banding/", scenarios.compare, name="compare"),
    path("penempatan/<int:pk>/", scenarios.detail, name="scenario"),
    path("penempatan/<int:pk>/kebijakan/", steps.change, name="change"),
    path("penempatan/<int:pk>/salin/", steps.copy, name="copy"),
    path("penempatan/<int:pk>/bahas/", steps.discuss, name="discuss"),
    path("penempatan/<int:pk>/buka-lagi/", steps.reopen, name="reopen"),
    path("penempatan/<int:pk>/putuskan/", steps.decide, name="decide"),
    path("penempatan/<int:pk>/laksanakan/", steps.carry_out, name="carry_out"),
    path("penempatan/<int:pk>/batalkan/", steps.cancel, name="cancel"),
    path("penempatan/<int:pk>/hentikan/", steps.drop, name="drop"),
    path("penempatan/<int:pk>/perpindahan/", moves.index, name="moves"),
    path("penempatan/<int:pk>/perpindahan/<int:move>/", moves.why, name="why"),
    path("penempatan/<int:pk>/perpindahan/<int:move>/pilih/", moves.choose, name="choose"),
    path("penempatan/perlindungan/", protections.index, name="protections"),
    path("penempatan/perlindungan/baru/", protections.new, name="protect"),
    path("penempatan/perlindungan/<int:protection>/akhiri/", protections.end, name="end_protection"),
    path("saya/keinginan-pindah/", wishes.index, name="wishes"),
    path("saya/keinginan-pindah/<int:wish>/tarik/", wishes.take_back, name="take_back_wish"),
    path("saya/penempatan/", own.index, name="own"),
    path("saya/penempatan/<int:pk>/jawab/", own.answer, name="answer"),
]
