"""Tasks of those who sit in offices: heads, experts, clerks."""

from __future__ import annotations

from typing import Any

OPEN, ROADS, VILLAGE, CLEAN = "Kotim Terbuka", "Jalan Hulu Terhubung", "Desa Berdaya", "Sungai Bersih"

OFFICE: dict[str, list[tuple[Any, ...]]] = {
    "lead": [
        ("Merumuskan kebijakan dan rencana strategis", "dokumen", "tahun", 4800, 24),
        ("Memimpin rapat dan mengendalikan program", "kegiatan", "minggu", 120, 46),
        ("Memeriksa dan menandatangani naskah dinas", "naskah", "hari", 6, 30),
    ],
    "adviser": [
        ("Menelaah isu strategis bagi pimpinan", "telaahan", "bulan", 900, 62),
        ("Mewakili pimpinan dalam rapat", "kegiatan", "minggu", 120, 38),
    ],
    "manage": [
        ("Mengoordinasikan kegiatan dan membagi tugas", "kegiatan", "minggu", 90, 40),
        ("Memeriksa konsep naskah dan laporan", "naskah", "hari", 10, 40),
        ("Menyusun rencana dan laporan kinerja", "dokumen", "bulan", 480, 20),
    ],
    "supervise": [
        ("Menyusun rencana dan membagi pekerjaan harian", "kegiatan", "minggu", 90, 32),
        ("Memeriksa hasil kerja bawahan", "berkas", "hari", 10, 46),
        ("Menyusun laporan pelaksanaan", "laporan", "bulan", 300, 22),
    ],
    "district_head": [
        ("Mengoordinasikan pemerintahan di kecamatan", "kegiatan", "minggu", 150, 40),
        ("Membina pemerintahan desa", "desa", "bulan", 180, 36, VILLAGE),
        ("Menandatangani pelayanan dan naskah dinas", "naskah", "hari", 5, 24),
    ],
    "ward_head": [
        ("Memimpin pelayanan dan ketertiban kelurahan", "kegiatan", "minggu", 120, 46),
        ("Menandatangani surat pelayanan warga", "surat", "hari", 4, 30),
        ("Musyawarah dengan RT dan RW", "kegiatan", "bulan", 180, 24),
    ],
    "analyst": [
        ("Menyusun kajian dan rekomendasi kebijakan", "kajian", "bulan", 2400, 52),
        ("Menyiapkan bahan rapat dan konsultasi", "bahan", "minggu", 150, 26),
        ("Memantau dan mengevaluasi pelaksanaan kebijakan", "laporan", "bulan", 600, 22),
    ],
    "planner": [
        ("Menyusun dokumen perencanaan", "dokumen", "tahun", 9600, 44),
        ("Menelaah usulan program perangkat daerah", "usulan", "bulan", 240, 34),
        ("Memantau capaian program", "laporan", "bulan", 480, 22, OPEN),
    ],
    "personnel": [
        ("Menyusun analisis jabatan dan kebutuhan pegawai", "dokumen", "bulan", 1800, 38),
        ("Memproses mutasi, pangkat, dan pensiun", "berkas", "hari", 30, 44),
        ("Memutakhirkan data asal-usul dan riwayat pegawai", "data", "hari", 8, 18, OPEN),
    ],
    "finance": [
        ("Meneliti dokumen pembayaran dan pertanggungjawaban", "berkas", "hari", 25, 52),
        ("Menyusun laporan keuangan", "laporan", "bulan", 1500, 32),
        ("Rekonsiliasi kas dan aset", "kegiatan", "bulan", 480, 16),
    ],
    "audit": [
        ("Melaksanakan audit dan reviu", "penugasan", "bulan", 3600, 56),
        ("Menyusun laporan hasil pengawasan", "laporan", "bulan", 900, 24),
        ("Memantau tindak lanjut temuan", "temuan", "minggu", 60, 20),
    ],
    "procurement": [
        ("Menyusun dokumen pemilihan penyedia", "paket", "bulan", 600, 36),
        ("Melaksanakan pemilihan penyedia", "paket", "bulan", 900, 46),
        ("Mendampingi pejabat pembuat komitmen", "kegiatan", "minggu", 90, 18),
    ],
    "informatics": [
        ("Membangun dan memelihara aplikasi", "modul", "bulan", 2400, 46),
        ("Mengelola jaringan dan peladen", "kegiatan", "hari", 60, 30),
        ("Membantu pengguna dan memperbaiki perangkat", "layanan", "hari", 30, 24, OPEN),
    ],
    "relations": [
        ("Menyusun berita dan siaran pers", "naskah", "hari", 75, 50),
        ("Mendokumentasikan kegiatan pimpinan", "kegiatan", "minggu", 120, 32),
        ("Menjawab permintaan informasi publik", "permintaan", "minggu", 60, 18, OPEN),
    ],
    "archive": [
        ("Menata dan menyimpan arsip", "berkas", "hari", 8, 56),
        ("Alih media arsip", "lembar", "hari", 2, 26),
        ("Membina kearsipan perangkat daerah", "kunjungan", "bulan", 240, 18),
    ],
    "library": [
        ("Melayani pembaca dan peminjaman", "layanan", "hari", 8, 46),
        ("Mengolah bahan pustaka", "judul", "minggu", 25, 34),
        ("Perpustakaan keliling ke desa", "kegiatan", "bulan", 360, 20),
    ],
    "registry": [
        ("Memeriksa dan mengaktifkan data kependudukan", "data", "hari", 7, 60),
        ("Menerbitkan dokumen kependudukan", "dokumen", "hari", 8, 30),
        ("Pelayanan jemput bola ke desa hulu", "kegiatan", "bulan", 480, 10, VILLAGE),
    ],
    "works": [
        ("Menyusun rencana teknis", "dokumen", "bulan", 1800, 34),
        ("Mengawasi pekerjaan di lapangan", "kunjungan", "minggu", 240, 42, ROADS),
        ("Memeriksa volume dan mutu pekerjaan", "paket", "bulan", 600, 24),
    ],
    "environment": [
        ("Memantau mutu air sungai dan udara", "titik", "bulan", 120, 40, CLEAN),
        ("Menelaah dokumen lingkungan", "dokumen", "bulan", 480, 36),
        ("Menangani aduan pencemaran", "aduan", "bulan", 360, 24, CLEAN),
    ],
    "social": [
        ("Menangani kasus dan mendampingi warga", "kasus", "minggu", 150, 52),
        ("Verifikasi penerima bantuan", "keluarga", "bulan", 45, 30),
        ("Mediasi dan rujukan", "kegiatan", "bulan", 180, 18),
    ],
    "licence": [
        ("Meneliti permohonan izin", "permohonan", "hari", 30, 56),
        ("Peninjauan lapangan", "kunjungan", "minggu", 180, 28),
        ("Konsultasi pemohon", "layanan", "hari", 15, 16, OPEN),
    ],
    "reviewer": [
        ("Menelaah bahan kebijakan teknis", "telaahan", "minggu", 240, 48),
        ("Menyusun konsep naskah dan surat", "naskah", "hari", 30, 34),
        ("Menyiapkan bahan laporan berkala", "laporan", "bulan", 300, 18),
    ],
    "data": [
        ("Mengumpulkan dan mengolah data", "data", "hari", 6, 58),
        ("Menyajikan informasi dan tabel", "tabel", "minggu", 90, 26),
        ("Memutakhirkan aplikasi pelaporan", "laporan", "bulan", 180, 16),
    ],
    "clerk": [
        ("Mencatat surat masuk dan keluar", "surat", "hari", 8, 44),
        ("Menyiapkan dan menggandakan naskah", "naskah", "hari", 10, 32),
        ("Menata arsip dan persediaan", "berkas", "minggu", 25, 24),
    ],
}  # fmt: skip
