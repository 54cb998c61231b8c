"""Tasks of those who serve citizens face to face: schools, health, order, fields."""

from __future__ import annotations

from typing import Any

COMPLETE, HEALTHY, GROWING = "Sekolah Tuntas", "Hulu Sehat", "Bebas Stunting"
FOOD, SAFE = "Lumbung Mentaya", "Kotim Aman"

SERVICE: dict[str, list[tuple[Any, ...]]] = {
    "principal": [
        ("Menyusun rencana kerja dan anggaran sekolah", "dokumen", "tahun", 2400, 14),
        ("Melakukan supervisi pembelajaran guru", "kegiatan", "bulan", 180, 38),
        ("Memimpin rapat guru dan komite sekolah", "kegiatan", "bulan", 150, 22),
        ("Memantau anak yang tidak bersekolah di wilayah sekolah", "anak", "tahun", 120, 26, COMPLETE),
    ],
    "class_teacher": [
        ("Melaksanakan pembelajaran di kelas", "jam pelajaran", "minggu", 35, 58),
        ("Menyusun perangkat pembelajaran", "dokumen", "bulan", 240, 14),
        ("Menilai hasil belajar siswa", "siswa", "bulan", 20, 16),
        ("Membimbing siswa yang tertinggal membaca dan berhitung", "siswa", "minggu", 40, 12, COMPLETE),
    ],
    "subject_teacher": [
        ("Melaksanakan pembelajaran mata pelajaran", "jam pelajaran", "minggu", 40, 62),
        ("Menyusun perangkat pembelajaran", "dokumen", "bulan", 240, 13),
        ("Menilai hasil belajar siswa", "siswa", "bulan", 15, 17),
        ("Membimbing siswa di luar jam pelajaran", "kegiatan", "minggu", 45, 8, COMPLETE),
    ],
    "sports_teacher": [
        ("Melaksanakan pembelajaran praktik olahraga", "jam pelajaran", "minggu", 40, 60),
        ("Menyusun perangkat pembelajaran", "dokumen", "bulan", 180, 12),
        ("Membina ekstrakurikuler olahraga", "kegiatan", "minggu", 90, 20),
        ("Menilai kebugaran dan hasil belajar siswa", "siswa", "bulan", 15, 8),
    ],
    "counsellor": [
        ("Memberi layanan konseling perorangan dan kelompok", "layanan", "minggu", 50, 56),
        ("Menyusun program bimbingan", "dokumen", "tahun", 1800, 12),
        ("Kunjungan ke rumah siswa", "kunjungan", "bulan", 150, 22, COMPLETE),
        ("Menyusun laporan perkembangan siswa", "laporan", "bulan", 90, 10),
    ],
    "overseer": [
        ("Membina dan menilai sekolah binaan", "kunjungan", "bulan", 300, 58),
        ("Mendampingi penyusunan kurikulum sekolah", "sekolah", "tahun", 900, 18),
        ("Menyusun laporan hasil pengawasan", "laporan", "bulan", 360, 14),
        ("Mendampingi sekolah di kecamatan hulu", "kunjungan", "tahun", 1200, 10, COMPLETE),
    ],
    "centre_head": [
        ("Memimpin lokakarya mini puskesmas", "kegiatan", "bulan", 300, 26),
        ("Menyusun rencana usulan kegiatan", "dokumen", "tahun", 3600, 18),
        ("Membina puskesmas pembantu dan posyandu", "kunjungan", "bulan", 240, 34, GROWING),
        ("Memeriksa mutu layanan dan aduan pasien", "berkas", "minggu", 60, 22),
    ],
    "specialist": [
        ("Memeriksa dan mengobati pasien rawat jalan", "pasien", "hari", 15, 52),
        ("Mengunjungi pasien rawat inap", "pasien", "hari", 12, 26),
        ("Melakukan tindakan medik spesialistik", "tindakan", "minggu", 90, 18),
        ("Menjawab rujukan jarak jauh dari puskesmas hulu", "rujukan", "minggu", 20, 4, HEALTHY),
    ],
    "doctor": [
        ("Memeriksa dan mengobati pasien umum", "pasien", "hari", 12, 64),
        ("Menangani kegawatdaruratan", "pasien", "minggu", 45, 16),
        ("Melayani rujukan dan surat keterangan", "surat", "bulan", 15, 8),
        ("Pelayanan kesehatan keliling sungai", "kegiatan", "bulan", 360, 12, HEALTHY),
    ],
    "dentist": [
        ("Memeriksa dan merawat gigi pasien", "pasien", "hari", 25, 72),
        ("Usaha kesehatan gigi sekolah", "sekolah", "bulan", 240, 20),
        ("Menyusun laporan pelayanan gigi", "laporan", "bulan", 120, 8),
    ],
    "nurse": [
        ("Melakukan asuhan keperawatan", "pasien", "hari", 25, 62),
        ("Melakukan tindakan keperawatan atas perintah dokter", "tindakan", "hari", 15, 18),
        ("Kunjungan rumah dan puskesmas keliling", "kunjungan", "minggu", 120, 12, HEALTHY),
        ("Mencatat dan melaporkan asuhan", "berkas", "bulan", 10, 8),
    ],
    "midwife": [
        ("Memeriksa ibu hamil dan nifas", "pasien", "hari", 25, 40),
        ("Menolong persalinan", "persalinan", "bulan", 360, 22),
        ("Memantau pertumbuhan balita di posyandu", "balita", "bulan", 8, 26, GROWING),
        ("Pelayanan keluarga berencana dan imunisasi", "layanan", "minggu", 15, 12),
    ],
    "sanitation": [
        ("Memeriksa kualitas air dan sanitasi", "lokasi", "bulan", 120, 46),
        ("Membina desa bebas buang air sembarangan", "desa", "tahun", 900, 30, GROWING),
        ("Mengelola limbah medis", "kegiatan", "minggu", 60, 24),
    ],
    "pharmacy": [
        ("Menyiapkan dan menyerahkan obat", "resep", "hari", 6, 66),
        ("Mencatat persediaan dan permintaan obat", "berkas", "minggu", 45, 20),
        ("Mengirim obat ke puskesmas pembantu", "kegiatan", "bulan", 180, 14, HEALTHY),
    ],
    "nutrition": [
        ("Konseling gizi perorangan", "pasien", "minggu", 30, 42),
        ("Memantau balita berat badan kurang", "balita", "bulan", 25, 40, GROWING),
        ("Menyusun menu pemberian makanan tambahan", "dokumen", "bulan", 120, 18, GROWING),
    ],
    "laboratory": [
        ("Mengambil dan memeriksa spesimen", "spesimen", "hari", 12, 76),
        ("Merawat dan mengkalibrasi alat", "alat", "bulan", 60, 14),
        ("Menyusun laporan pemeriksaan", "laporan", "bulan", 120, 10),
    ],
    "promotion": [
        ("Penyuluhan kesehatan kelompok", "kegiatan", "minggu", 120, 48),
        ("Membina kader posyandu", "kader", "bulan", 60, 34, GROWING),
        ("Menyusun media penyuluhan", "media", "bulan", 180, 18),
    ],
    "epidemiology": [
        ("Penyelidikan kejadian penyakit", "kasus", "bulan", 180, 44),
        ("Surveilans mingguan penyakit menular", "laporan", "minggu", 90, 36),
        ("Pelacakan kontak di kampung hulu", "kegiatan", "bulan", 300, 20, HEALTHY),
    ],
    "records": [
        ("Mendaftar pasien dan menyiapkan rekam medis", "pasien", "hari", 5, 62),
        ("Memberi kode diagnosis dan memeriksa kelengkapan", "berkas", "hari", 6, 26),
        ("Menyusun laporan kunjungan", "laporan", "bulan", 240, 12),
    ],
    "radiology": [
        ("Melakukan pemeriksaan radiologi", "pasien", "hari", 20, 82),
        ("Merawat alat dan proteksi radiasi", "kegiatan", "bulan", 90, 10),
        ("Menyusun laporan pemeriksaan", "laporan", "bulan", 120, 8),
    ],
    "physio": [
        ("Memberi terapi fisik", "pasien", "hari", 35, 86),
        ("Menyusun program latihan pasien", "dokumen", "minggu", 30, 14),
    ],
    "technician": [
        ("Memeriksa, menguji, dan mengkalibrasi", "unit", "hari", 40, 70),
        ("Memperbaiki kerusakan ringan", "unit", "minggu", 90, 18),
        ("Menyusun laporan hasil uji", "laporan", "bulan", 120, 12),
    ],
    "order": [
        ("Patroli wilayah dan pengamanan objek", "kegiatan", "hari", 180, 62, SAFE),
        ("Penertiban pelanggaran peraturan daerah", "kegiatan", "minggu", 240, 22),
        ("Pengamanan acara pemerintah daerah", "kegiatan", "bulan", 300, 10),
        ("Menyusun laporan kejadian", "laporan", "minggu", 30, 6),
    ],
    "fire": [
        ("Siaga di pos pemadam", "regu jaga", "hari", 240, 66, SAFE),
        ("Pemadaman dan penyelamatan", "kejadian", "bulan", 300, 16),
        ("Latihan dan perawatan armada", "kegiatan", "minggu", 120, 12),
        ("Sosialisasi pencegahan kebakaran lahan", "kegiatan", "bulan", 180, 6),
    ],
    "farming": [
        ("Kunjungan dan bimbingan kelompok tani", "kunjungan", "minggu", 150, 56, FOOD),
        ("Menyusun rencana kerja penyuluhan", "dokumen", "tahun", 1800, 10),
        ("Kaji terap dan demonstrasi cara", "kegiatan", "bulan", 360, 22),
        ("Mendata kelompok, lahan, dan kebutuhan pupuk", "kelompok", "bulan", 60, 12),
    ],
    "vet": [
        ("Memeriksa dan mengobati ternak", "ekor", "hari", 20, 54),
        ("Vaksinasi ternak", "ekor", "bulan", 8, 28, FOOD),
        ("Pengawasan rumah potong hewan", "kegiatan", "minggu", 180, 18),
    ],
    "service": [
        ("Melayani pengguna layanan di loket dan lapangan", "layanan", "hari", 15, 54),
        ("Menyiapkan sarana dan perlengkapan kerja", "kegiatan", "minggu", 60, 20),
        ("Mencatat dan melaporkan hasil layanan", "laporan", "minggu", 45, 16),
        ("Membantu kegiatan keliling ke desa", "kegiatan", "bulan", 240, 10),
    ],
    "operator": [
        ("Menjalankan layanan teknis dan tata usaha sederhana", "layanan", "hari", 20, 50),
        ("Memasukkan data ke aplikasi", "data", "hari", 6, 26),
        ("Merawat sarana, ruang, dan lingkungan kerja", "kegiatan", "hari", 45, 24),
    ],
    "outsourced": [
        ("Memeriksa kehadiran dan hasil kerja tenaga penyedia jasa", "laporan", "minggu", 25, 100),
    ],
}  # fmt: skip
