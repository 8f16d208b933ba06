"""Every write is in the history, nobody can edit it, and the page tells it to those who may read it."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pghistory
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import User
from asnplan.lib.riwayat import pelaku
from asnplan.riwayat import changes
from asnplan.riwayat.changes import Saring
from asnplan.riwayat.things import BY_KODE, BY_MODEL, PRIBADI, THINGS
from asnplan.riwayat.words import RAHASIA, Names, differences
from tests.asnplan.test_model import UNTRACKED
from tests.factories import (
    build_aspirasi,
    build_forum,
    build_jabatan,
    build_komitmen,
    build_layanan,
    build_pegawai,
    build_pengaduan,
    build_respons,
    build_survei,
    build_tugas,
    build_unit,
    build_user,
)
from units.models import Instansi, Jabatan, Penugasan, UnitKerja
from workload.models import UraianTugas

SANDI = "Rahasia-panjang-1"


def url(instansi):
    return f"/riwayat/{instansi.kode}/"


def event(model, **filters):
    return BY_MODEL[model].event_model.objects.filter(**filters)


def last(model, pk):
    return event(model, pgh_obj_id=pk).latest("pgh_id")


def text(response):
    return " ".join(response.content.decode().split())


# --- every write is recorded --------------------------------------------------------------------


def test_every_tracked_model_is_on_the_page_and_every_model_of_ours_is_tracked():
    tracked = {
        m.pgh_tracked_model for m in apps.get_models() if getattr(m, "pgh_tracked_model", None)
    }
    ours = {
        m
        for m in apps.get_models()
        if m.__module__.split(".")[0] in ("accounts", "units", "workload", "surveys")
        and not hasattr(m, "pgh_tracked_model")
    }
    assert tracked == {t.model for t in THINGS}
    assert {m for m in ours if m._meta.label not in UNTRACKED} == tracked


def test_saved_updated_and_deleted_rows(instansi):
    unit = build_unit(instansi, nama="Lama")
    unit.nama = "Baru"
    unit.save()
    pk = unit.pk
    unit.delete()
    rows = event(UnitKerja, pgh_obj_id=pk).order_by("pgh_id").values_list("pgh_label", "nama")
    assert list(rows) == [("insert", "Lama"), ("update", "Baru"), ("delete", "Baru")]


def test_bulk_create_and_update_and_queryset_delete(instansi):
    UnitKerja.objects.bulk_create(
        UnitKerja(instansi=instansi, kode=f"B{n}", nama="massal") for n in range(3)
    )
    UnitKerja.objects.filter(nama="massal").update(nama="massal 2")
    UnitKerja.objects.filter(nama="massal 2").delete()
    found = event(UnitKerja, nama__startswith="massal")
    assert [found.filter(pgh_label=x).count() for x in ("insert", "update", "delete")] == [3, 3, 3]


def test_raw_sql_and_copy(instansi):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE units_unitkerja SET nama = 'lewat SQL' WHERE instansi_id = %s AND kode = 'SEK'",
            [instansi.pk],
        )
        cursor.copy_expert(
            "COPY units_unitkerja (instansi_id, kode, nama, jenis, urutan, tugas, fungsi)"
            " FROM STDIN WITH CSV",
            io.StringIO(
                f'{instansi.pk},C1,lewat COPY,seksi,0,"",""\n{instansi.pk},C2,lewat COPY,seksi,0,"",""\n'
            ),
        )
    assert event(UnitKerja, nama="lewat SQL", pgh_label="update").count() == 1
    assert event(UnitKerja, nama="lewat COPY", pgh_label="insert").count() == 2


def test_copy_within_an_import_carries_its_context(instansi):
    """COPY goes past Django; it has the context of the transaction that wrote something before it."""
    with pelaku(asal="import_unit"), transaction.atomic(), connection.cursor() as cursor:
        build_unit(instansi)
        cursor.copy_expert(
            "COPY units_unitkerja (instansi_id, kode, nama, jenis, urutan, tugas, fungsi)"
            " FROM STDIN WITH CSV",
            io.StringIO(f'{instansi.pk},C1,lewat COPY,seksi,0,"",""\n'),
        )
    assert event(UnitKerja, nama="lewat COPY").get().pgh_context.metadata["url"] == "import_unit"


def test_update_that_changes_nothing_is_no_event(instansi):
    before = event(Instansi).count()
    instansi.save()
    assert event(Instansi).count() == before


def test_request_leaves_person_page_and_address(masuk, instansi):
    client = masuk("admin_instansi")
    sari = build_user(instansi, "auditor")
    page = f"/organisasi/penugasan/{sari.penugasan.get().pk}/"
    client.post(page, {"aksi": "akhiri"}, REMOTE_ADDR="10.1.2.3")
    context = last(Penugasan, sari.penugasan.get().pk).pgh_context.metadata
    assert context == {"user": client.user.pk, "url": page, "ip": "10.1.2.3"}


def test_command_leaves_its_name(instansi):
    with pelaku(asal="import_unit"):
        unit = build_unit(instansi)
    assert last(UnitKerja, unit.pk).pgh_context.metadata["url"] == "import_unit"


def test_password_is_never_in_the_history_but_its_change_is(masuk):
    client = masuk("petugas")
    data = {"old_password": SANDI, "new_password1": "kuda-laut-berenang"}
    client.post("/akun/kata-sandi/", data | {"new_password2": "kuda-laut-berenang"})
    e = last(User, client.user.pk)
    assert e.pgh_label == "update" and e.sandi_diubah_pada
    assert not hasattr(e, "password")
    assert e.pgh_context.metadata["user"] == client.user.pk


def test_accepted_invitation_is_written_by_its_person(client, instansi):
    from accounts.tokens import invitation_path

    user = build_user(instansi, "petugas", password=None)
    path = client.get(invitation_path(user), follow=True).request["PATH_INFO"]
    client.post(path, dict.fromkeys(["new_password1", "new_password2"], "kuda-laut-berenang"))
    metadata = last(User, user.pk).pgh_context.metadata
    assert metadata["user"] == user.pk
    assert metadata["url"].endswith("/atur/"), "no token in the history"


# --- and cannot be edited -----------------------------------------------------------------------


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: t.kode)
@pytest.mark.parametrize("sql", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_database_refuses_to_change_events(instansi, orang, thing, sql):
    jabatan = build_jabatan(instansi.unit.first())
    build_tugas(jabatan, 1, 1)
    table = thing.event_model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            f" WHERE c.relname = '{table}' AND t.tgname LIKE 'pgtrigger_append_only%' AND t.tgenabled = 'O'"
        )
        assert cursor.fetchone(), "the table has its append-only trigger"
        if thing.event_model.objects.exists():
            with (
                pytest.raises(DatabaseError, match="Cannot update or delete"),
                transaction.atomic(),
            ):
                cursor.execute(sql.format(table))


def test_who_and_where_cannot_be_changed_afterwards(instansi):
    with pelaku(asal="import_unit"):
        build_unit(instansi)
        with pghistory.context(baris=1):
            build_unit(instansi)  # the same context, still at work: allowed
    context = event(UnitKerja).latest("pgh_id").pgh_context
    assert context.metadata["baris"] == 1
    for sql in (
        "UPDATE pghistory_context SET metadata = '{}' WHERE id = %s",
        "DELETE FROM pghistory_context WHERE id = %s",
    ):
        with (
            pytest.raises(DatabaseError, match="Riwayat tidak dapat"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            # in its own transaction the setting of the context is gone; a test has only one
            cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
            cursor.execute(sql, [context.pk.hex])


# --- the page -----------------------------------------------------------------------------------


def test_page_says_who_when_what_and_from_where(masuk, instansi):
    client = masuk("admin_instansi")
    client.user.nama = "Sari Lubis"
    client.user.save()
    sari = build_user(instansi, "petugas", username="budi")
    p = sari.penugasan.get()
    client.post(f"/organisasi/penugasan/{p.pk}/", {"aksi": "akhiri"}, REMOTE_ADDR="10.1.2.3")
    page = text(client.get(url(instansi), {"hal": "penugasan", "orang": client.user.pk}))
    assert "Sari Lubis" in page and f"/organisasi/penugasan/{p.pk}/ · 10.1.2.3" in page
    assert "Penugasan diubah: <strong>Budi sebagai petugas</strong>" in page
    assert "<dt>Aktif</dt>" in page
    assert "ya</del>" in page and "tidak</ins>" in page


def test_values_are_readable(masuk, instansi):
    client = masuk("auditor")
    jabatan = build_jabatan(instansi.unit.get(kode="KEL"), nama="Lurah")
    tugas = build_tugas(jabatan, 1250, 30, uraian="Melayani warga")
    tugas.volume, tugas.periode_volume = "1500.5", "harian"
    tugas.save()
    page = text(client.get(url(instansi), {"hal": "uraiantugas", "obyek": tugas.pk}))
    assert "Uraian tugas diubah: <strong>Melayani warga</strong>" in page
    assert "· Lurah, Kelurahan" in page
    assert "1.250</del>" in page and "1.500,5</ins>" in page
    assert "tahun</del>" in page.lower() or "tahunan</del>" in page.lower()


def test_deleted_things_keep_name_and_place(masuk, instansi):
    client = masuk("auditor")
    unit = build_unit(instansi, nama="Seksi yang Hilang")
    jabatan = build_jabatan(unit, nama="Kepala Seksi Hilang")
    jabatan.delete()
    unit.delete()
    page = text(client.get(url(instansi), {"q": "Hilang"}))
    assert "Jabatan dihapus: <strong>Kepala Seksi Hilang</strong>" in page
    assert "· Seksi yang Hilang" in page


def test_bulk_write_is_one_line_that_opens(masuk, instansi):
    client = masuk("auditor")
    with pelaku(asal="import_unit"):
        UnitKerja.objects.bulk_create(
            UnitKerja(instansi=instansi, kode=f"B{n}", nama=f"Massal {n}") for n in range(60)
        )
    page = client.get(url(instansi), {"q": "Massal"})
    assert "60 unit kerja ditambahkan sekaligus" in text(page)
    assert "perintah import_unit" in text(page)
    assert "Massal 7" not in text(page)
    (link,) = [b.url for k in page.context["kelompok"] for b in k.baris]
    first, second = client.get(url(instansi) + link), client.get(url(instansi) + link + "&page=2")
    names = [b.nama for r in (first, second) for k in r.context["kelompok"] for b in k.baris]
    assert len(first.context["kelompok"][0].baris) == 50
    assert sorted(names) == sorted(f"Massal {n}" for n in range(60))


def test_queries_do_not_grow_with_rows(masuk, instansi, django_assert_max_num_queries):
    client = masuk("auditor")
    for n in range(8):
        with pelaku(asal=f"perintah-{n}"):
            jabatan = build_jabatan(instansi.unit.get(kode="KEL"))
            build_pegawai(jabatan)
            for _ in range(3):
                build_tugas(jabatan, 1, 1)
    client.get(url(instansi))
    with django_assert_max_num_queries(12):
        client.get(url(instansi))


def test_figures_are_told_as_they_were_written(instansi, orang):
    tugas = build_tugas(build_jabatan(instansi.unit.get(kode="KEL")), 1, 1)
    UraianTugas.objects.filter(pk=tugas.pk).update(volume=Decimal("123456789012.123456"))
    saring = Saring(orang("auditor"), thing=BY_MODEL[UraianTugas], obyek=tugas.pk)
    update, insert = changes.one_by_one(instansi, saring, 0, 9)
    assert (update.sebelum.volume, update.volume) == (1, Decimal("123456789012.123456"))
    assert (
        update.sebelum.pgh_created_at
        == insert.pgh_created_at
        == last(UraianTugas, tugas.pk).pgh_created_at
    )
    assert update.pgh_context_id is None and update.konteks is None
    assert insert.sebelum is None


def test_filters_by_person_thing_and_date(masuk, instansi):
    client = masuk("auditor")
    with pelaku(user=client.user, asal="/halaman/"):
        build_unit(instansi, nama="Unit Oleh Orang")
    with pelaku(asal="import_unit"):
        build_unit(instansi, nama="Unit Oleh Sistem")

    def names(**params):
        page = client.get(url(instansi), {"q": "Unit Oleh", **params})
        return {b.nama for k in page.context["kelompok"] for b in k.baris}

    today = timezone.localdate()
    assert names() == {"Unit Oleh Orang", "Unit Oleh Sistem"}
    assert names(orang=client.user.pk) == {"Unit Oleh Orang"}
    assert names(orang="sistem") == {"Unit Oleh Sistem"}
    assert names(hal="jabatan") == set()
    assert len(names(dari=today, sampai=today)) == 2
    assert names(dari=today + timedelta(1)) == set()
    assert names(sampai=today - timedelta(1)) == set()


@pytest.mark.django_db(transaction=True)
def test_newest_first_and_next_page(masuk, instansi):
    client = masuk("auditor")
    for n in range(55):
        build_unit(instansi, nama=f"Urut {n:02}")
    first = client.get(url(instansi), {"q": "Urut"})
    second = client.get(url(instansi), {"q": "Urut", "page": 2})
    names = [b.nama for r in (first, second) for k in r.context["kelompok"] for b in k.baris]
    assert names == [f"Urut {n:02}" for n in reversed(range(55))]
    assert "Lebih lama" in text(first) and "Lebih lama" not in text(second)


@pytest.mark.django_db(transaction=True)
def test_context_is_closed_once_its_transaction_is_over(instansi):
    with pelaku(asal="import_unit"):
        unit = build_unit(instansi)
    context = last(UnitKerja, unit.pk).pgh_context
    with pytest.raises(DatabaseError, match="Riwayat tidak dapat"):
        type(context).objects.filter(pk=context.pk).update(metadata={})
    with pytest.raises(DatabaseError, match="Riwayat tidak dapat"):
        type(context).objects.filter(pk=context.pk).delete()


@pytest.mark.parametrize(
    "query",
    [
        {"hal": "uraiantugas", "obyek": "9" * 30},
        {"hal": "tidak-ada", "obyek": "1"},
        {"dari": "9999-12-31", "sampai": "9999-12-31"},
        {"dari": "bukan tanggal"},
        {"orang": "999999"},
        {"orang": "abc"},
        {"page": "abc"},
        {"page": "9" * 40},
        {"page": "-1"},
        {"q": "a\x00b"},
        {"obyek": "-5", "hal": "unitkerja"},
    ],
)
def test_odd_filters_never_break_the_page(masuk, instansi, query):
    assert masuk("auditor").get(url(instansi), query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"pada": "x", "konteks": "-", "jenis": "insert", "hal": "unitkerja"},
        {"pada": "2026-01-01", "konteks": "-", "jenis": "insert", "hal": "unitkerja"},
        {
            "pada": "2026-13-45T00:00:00+00:00",
            "konteks": "-",
            "jenis": "insert",
            "hal": "unitkerja",
        },
        {
            "pada": "2026-01-01T00:00:00+00:00",
            "konteks": "x",
            "jenis": "insert",
            "hal": "unitkerja",
        },
        {"pada": "2026-01-01T00:00:00+00:00", "konteks": "-", "jenis": "x", "hal": "unitkerja"},
        {"pada": "2026-01-01T00:00:00+00:00", "konteks": "-", "jenis": "insert"},
    ],
)
def test_broken_links_to_a_bulk_write_are_not_found(masuk, instansi, query):
    assert masuk("auditor").get(url(instansi), query).status_code == 404


# --- who may see it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("petugas", 403),
        ("pimpinan_unit", 403),
        ("perencana", 200),
        ("admin_instansi", 200),
        ("auditor", 200),
    ],
)
def test_only_roles_with_the_permission(masuk, instansi, role, status):
    assert masuk(role).get(url(instansi)).status_code == status


def test_strangers_get_404(masuk, instansi_lain):
    assert masuk("auditor").get(url(instansi_lain)).status_code == 404


def test_nothing_of_another_instansi_is_shown(masuk, instansi, instansi_lain):
    jabatan = build_jabatan(instansi_lain.unit.get(kode="KEL"), nama="Asing jabatan")
    tugas = build_tugas(jabatan, 1, 1, uraian="Asing tugas")
    build_pegawai(jabatan, nama="Asing pegawai")
    build_user(instansi_lain, "petugas", username="asing.orang")
    client = masuk("auditor")
    page = client.get(url(instansi)).content.decode()
    assert "Asing" not in page and "asing.orang" not in page and instansi_lain.nama not in page
    assert "Asing" not in text(client.get(url(instansi), {"q": "Asing"})).replace(
        'value="Asing"', ""
    )
    one = client.get(url(instansi), {"hal": "uraiantugas", "obyek": tugas.pk})
    assert one.context["kelompok"] == []


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: t.kode)
def test_events_of_each_thing_belong_to_one_instansi(instansi, instansi_lain, thing):
    for where in (instansi, instansi_lain):
        build_everything(where)
    here = set(thing.events(instansi).values_list("pgh_id", flat=True))
    there = set(thing.events(instansi_lain).values_list("pgh_id", flat=True))
    national = {"nomenklaturjabatan"}
    assert here and there and not here & there
    if thing.kode not in national:
        assert here | there == set(thing.event_model.objects.values_list("pgh_id", flat=True))


def build_everything(instansi):
    """At least one row of every tracked model, in the instansi."""
    from units.models import NomenklaturJabatan
    from workload.actions.cetakan import keep_cetakan
    from workload.exports.cetakan import prepare_cetakan
    from workload.exports.kebutuhan import read_kebutuhan
    from workload.models import (
        Analisis,
        BerkasImpor,
        Catatan,
        Jawaban,
        PemetaanImpor,
        PenerimaanTanda,
        PerubahanStatus,
    )

    unit = instansi.unit.get(kode="KEL")
    periode = instansi.periode.get()
    NomenklaturJabatan.objects.create(instansi=instansi, nama="Nama", jenis="pelaksana")
    jabatan = build_jabatan(unit, bezetting=1)
    tugas = build_tugas(jabatan, 1, 1)
    build_pegawai(jabatan)
    user = build_user(instansi, "petugas")
    analisis = Analisis.objects.create(unit=unit, periode=periode)
    PerubahanStatus.objects.create(analisis=analisis, dari="draf", ke="final", oleh=user)
    catatan = Catatan.objects.create(beban=tugas.beban, tugas=tugas, isi="Periksa", oleh=user)
    Jawaban.objects.create(catatan=catatan, isi="Sudah", oleh=user)
    PenerimaanTanda.objects.create(tugas=tugas, kode="x", sidik="y", alasan="Benar", oleh=user)
    keep_cetakan(prepare_cetakan(read_kebutuhan(periode, oleh=""), by=user))
    BerkasImpor.objects.create(periode=periode, nama="abk.xlsx", diunggah_oleh=user)
    PemetaanImpor.objects.create(
        instansi=instansi, jenis="jabatan", kunci="x", teks="Kasi", jabatan=jabatan
    )
    build_citizens(instansi)


def build_citizens(instansi):
    """The same for what citizens say."""
    from surveys.actions.moderasi import publish_saran
    from surveys.models import (
        BobotTemu,
        HasilTerbit,
        HitunganHadir,
        ImporRespons,
        KontakPrivasi,
        MasaSimpan,
        PesertaForum,
        RencanaTindakLanjut,
        TautanSuara,
        TemaAspirasi,
        TiketSurvei,
    )

    survei, layanan = build_survei(instansi, "SKM coba"), build_layanan(instansi.unit.first())
    TiketSurvei.objects.create(survei=survei, layanan=layanan)
    HasilTerbit.objects.create(survei=survei, terbit_pada=date(2026, 1, 5))
    ImporRespons.objects.create(
        survei=survei, nama="rekap.xlsx", sidik="coba", urutan="kuesioner", banyak=1, oleh=build_user(instansi, "petugas")
    )  # fmt: skip
    RencanaTindakLanjut.objects.create(
        survei=survei, unit=layanan.unit, unsur=survei.unsur.first(), kegiatan="Menambah loket",
        penanggung_jawab="Lurah", tenggat=date(2026, 6, 1),
    )  # fmt: skip
    forum = build_forum(layanan.unit)
    PesertaForum.objects.create(forum=forum, nama="Orang", unsur="oms")
    HitunganHadir.objects.create(forum=forum, unsur="pengguna", orang=12)
    build_aspirasi(layanan.unit)
    respons = build_respons(survei, layanan, saran="Tambah loket")
    publish_saran(respons=respons, by=build_user(instansi, "pimpinan_unit"))
    build_komitmen(layanan.unit, forum=forum)
    TemaAspirasi.objects.create(instansi=instansi, nama="Antrean")
    build_complaint(instansi)
    KontakPrivasi.objects.create(instansi=instansi, pejabat="Sekretaris", kontak="Kantor")
    MasaSimpan.objects.create(instansi=instansi, jenis="aduan", hari=365)
    TautanSuara.objects.create(
        periode=instansi.periode.first(), unit=layanan.unit, jabatan=build_jabatan(layanan.unit),
        unsur=survei.unsur.first(), alasan="Surat diketik di sini", angka={},
    )  # fmt: skip
    BobotTemu.objects.get_or_create(instansi=instansi)


def build_complaint(instansi):
    from surveys.models import HariLibur

    pengaduan = build_pengaduan(instansi.unit.first())
    petugas = build_user(instansi, "petugas")
    pengaduan.pesan.create(dari="pelapor", isi="Belum juga")
    pengaduan.catatan.create(isi="Tanya subbagian umum", oleh=petugas)
    pengaduan.jejak.create(langkah="masuk", pihak="pelapor", kabar="Pengaduan diterima")
    pengaduan.akses_kontak.create(alasan="Perlu salinan berkas", oleh=petugas)
    HariLibur.objects.create(instansi=instansi, tanggal="2026-03-02", nama="Hari Jadi")


def test_every_thing_can_be_told(masuk, instansi):
    build_everything(instansi)
    client = masuk("auditor")
    for thing in THINGS:
        page = client.get(url(instansi), {"hal": thing.kode})
        assert [b for k in page.context["kelompok"] for b in k.baris], thing.kode
        one = thing.events(instansi).latest("pgh_id").pgh_obj_id
        assert client.get(url(instansi), {"hal": thing.kode, "obyek": one}).context["kelompok"]


def test_people_without_a_role_here_are_not_named_nor_their_page(masuk, instansi, instansi_lain):
    asing = build_user(instansi_lain, "admin_instansi", username="asing")
    with pghistory.context(user=asing.pk, url="/organisasi/instansi/lain/", ip="10.9.9.9"):
        build_unit(instansi, nama="Diubah dari luar")
    page = text(masuk("auditor").get(url(instansi), {"q": "dari luar"}))
    assert "Pengguna di luar instansi" in page
    assert "10.9.9.9" not in page and "/organisasi/instansi/lain/" not in page
    assert "Asing" not in page


def test_personal_values_need_their_own_permission(instansi, orang):
    pegawai = build_pegawai(build_jabatan(instansi.unit.first()), nip="199001012015011001")
    pegawai.nip, pegawai.tanggal_lahir = "199001022015011002", date(1990, 1, 2)
    pegawai.nama = "Nama Baru"
    pegawai.save()
    saring = Saring(orang("auditor"), thing=BY_KODE["pegawai"], obyek=pegawai.pk)
    (update,) = changes.one_by_one(instansi, saring, 0, 1)
    hidden = {b.nama: (b.lama, b.baru) for b in differences(update, Names({}), pribadi=False)}
    shown = {b.nama: (b.lama, b.baru) for b in differences(update, Names({}), pribadi=True)}
    assert hidden["NIP / NI PPPK"] == hidden["Tanggal lahir"] == (RAHASIA, RAHASIA)
    assert hidden["Nama"][1] == "Nama Baru"
    assert shown["NIP / NI PPPK"] == ("199001012015011001", "199001022015011002")
    assert shown["Tanggal lahir"] == ("1 Jan 1990", "2 Jan 1990")


def test_personal_fields_are_named_in_one_place():
    """A field that looks personal is hidden, or somebody has decided here that it is not."""
    fields = {f.name for t in THINGS for f in t.model._meta.concrete_fields}
    suspects = {
        n for n in fields if any(w in n for w in ("nip", "lahir", "pensiun", "email", "telepon"))
    }
    assert suspects == PRIBADI


def test_deleted_jabatan_is_still_in_scope(instansi):
    jabatan = build_jabatan(instansi.unit.first(), bezetting=2)
    pk = jabatan.pk
    Jabatan.objects.filter(pk=pk).delete()
    labels = BY_KODE["bezetting"].events(instansi).filter(jabatan_id=pk)
    assert sorted(labels.values_list("pgh_label", flat=True)) == ["delete", "insert"]
