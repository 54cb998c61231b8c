"""Sentences that go with a rule: what is wrong with a number of a policy, why somebody stays."""

from collections.abc import Mapping

from penata.kernel.values import N_

PROBLEMS: Mapping[str, str] = {
    "mode": N_("Pilih apa yang diutamakan: seimbang, atau jabatan terkosong dulu."),
    "budget": N_("Banyaknya perpindahan harus bilangan 0 sampai 100.000."),
    "unlimited": N_(
        "Jabatan terkosong dulu dihitung tanpa batas perpindahan: kosongkan batasnya. Belum ada cara yang terbukti tepat "
        "untuk keduanya sekaligus."
    ),
    "per_km": N_("Nilai setiap kilometer harus bilangan 0 sampai 100."),
    "near_km": N_("Jarak pulang-pergi harus 1 sampai 500 kilometer."),
    "far": N_("Nilai penempatan jauh harus bilangan 0 sampai 10.000."),
    "above": N_("Nilai pendidikan berlebih harus bilangan 0 sampai 1.000."),
    "move": N_("Nilai setiap perpindahan harus bilangan 0 sampai 10.000."),
    "wish": N_("Nilai keinginan pindah harus bilangan 0 sampai 10.000."),
    "surplus": N_("Nilai kelebihan orang harus bilangan 0 sampai 10.000."),
    "remote": N_("Bobot unit terpencil harus 1 sampai 3 kali."),
    "programme": N_("Bobot program unggulan harus 1 sampai 3 kali."),
    "tenure_months": N_("Masa jabatan paling singkat harus 0 sampai 120 bulan."),
    "road_factor": N_("Pengali jarak lurus harus 1 sampai 3 kali."),
    "seed": N_("Bilangan undian harus bilangan bulat yang tidak negatif."),
}

STAYS: Mapping[str, str] = {
    "head": N_("pejabat struktural, diatur tersendiri"),
    "status": N_("statusnya terikat formasi atau masa percobaan"),
    "protected": N_("dilindungi dari perpindahan"),
    "new": N_("belum cukup lama di jabatannya"),
    "ordered": N_("sudah punya SK ke jabatan lain"),
    "outside": N_("di luar rumpun atau status yang ditata"),
}

LOCKED = N_(
    "Masa pemilihan: perpindahan pejabat perlu persetujuan tertulis Menteri Dalam Negeri (UU 10/2016 Pasal 71)."
)

INSTANCE: Mapping[str, str] = {
    "not_json": N_("Isi berkas bukan JSON. Buat dengan program yang menulis JSON."),
    "not_an_object": N_("Datanya {found}, bukan objek. Taruh jabatan, orang, dan biaya dalam satu objek."),
    "field_twice": N_("“{field}” tertulis dua kali dalam satu objek. Hapus satu."),
    "unknown_field": N_("{where} memuat “{field}” yang tidak berarti apa pun. Betulkan namanya atau hapus."),
    "missing": N_("{where} tidak memuat “{field}”. Tambahkan."),
    "wrong_kind": N_("{where}: “{field}” berisi {found}; seharusnya {wanted}. Betulkan."),
    "negative": N_(
        "{where}: “{field}” berisi {found}, kurang dari nol. Isi 0 atau lebih, atau null bila tidak boleh."
    ),
    "too_large": N_(
        "{where}: “{field}” berisi {found}; yang terbesar yang dapat dihitung di sini {most}. Pakai angka yang lebih kasar."
    ),
    "above_most": N_("{where}: “{field}” berisi {found}; paling besar {most}. Betulkan."),
    "too_many_seats": N_(
        "Kursi semua jabatan berjumlah {found}; paling banyak {most}. Hitung sebagian demi sebagian."
    ),
    "person_twice": N_("Orang “{id}” tertulis dua kali. Hapus satu, atau beri nama yang berbeda."),
    "post_twice": N_("Jabatan “{id}” tertulis dua kali. Jumlahkan kursinya, atau beri nama yang berbeda."),
    "group_twice": N_("Kelompok “{id}” tertulis dua kali. Hapus satu."),
    "hub_twice": N_("Simpul “{id}” tertulis dua kali. Hapus satu."),
    "unknown_person": N_(
        "{where} menyebut orang “{id}” yang tidak ada di daftar. Tambahkan orangnya atau betulkan namanya."
    ),
    "unknown_post": N_(
        "{where} menyebut jabatan “{id}” yang tidak ada di daftar jabatan. Tambahkan atau betulkan namanya."
    ),
    "unknown_group": N_(
        "{where} menyebut kelompok “{id}” yang tidak ada di daftar. Tambahkan atau betulkan namanya."
    ),
    "unknown_hub": N_(
        "{where} menyebut simpul “{id}” yang tidak dimiliki kelompok mana pun. Betulkan, atau tulis di “hubs”."
    ),
    "pair_twice": N_("{where}: biaya ke jabatan “{post}” tertulis dua kali. Sisakan yang berlaku."),
    "prices_rise": N_(
        "Jabatan “{post}”: kursi {seat} bernilai lebih daripada kursi sebelumnya. Nilainya harus turun atau sama."
    ),
    "prices_not_seats": N_(
        "Jabatan “{post}” punya {seats} kursi dan {prices} nilai. Beri satu nilai untuk setiap kursi."
    ),
    "prices_and_weight": N_(
        "Jabatan “{post}” memuat “prices” dan juga “weight” atau “seat_points”. Sisakan salah satunya."
    ),
    "matrix_row": N_(
        "{where} berisi {found}, bukan daftar. Beri satu baris tiap orang, satu angka tiap jabatan."
    ),
    "weight_too_large": N_(
        "Jabatan “{post}”: bobot kali angka kursi membuat satu kursi bernilai {found}; yang terbesar yang dapat dihitung di sini "
        "{most}. Pakai angka yang lebih kasar."
    ),
    "matrix_shape": N_(
        "{where} berisi {found} angka, seharusnya {wanted}. Beri satu baris tiap orang, satu angka tiap jabatan."
    ),
    "no_group": N_(
        "“{person}” harus ditempatkan, tetapi tidak punya kelompok dan tidak punya biaya sendiri ke jabatan mana pun. Beri "
        "kelompok, atau bolehkan ia tanpa jabatan (“unplaced”)."
    ),
    "group_without_posts": N_(
        "“{person}” harus ditempatkan, tetapi kelompoknya “{group}” tidak menuju jabatan mana pun. Tambahkan biaya dari "
        "kelompok atau simpulnya, atau bolehkan “unplaced”."
    ),
    "posts_closed": N_(
        "“{person}” harus ditempatkan, tetapi semua jabatan yang terjangkau tidak punya kursi. Beri kursi atau “surplus” pada "
        "salah satunya, atau bolehkan “unplaced”."
    ),
    "more_than_seats": N_(
        "{persons} orang harus mendapat kursi, hanya ada {seats}, dan tidak ada jabatan yang menerima kelebihan. Tambah kursi, "
        "isi “surplus”, atau bolehkan “unplaced”."
    ),
    "too_few_within_reach": N_(
        "{persons} orang, di antaranya “{person}”, hanya dapat ke {posts} jabatan dengan {seats} kursi; {missing} tidak "
        "tertempatkan. Tambah kursi di sana, isi “surplus”, buka jabatan lain bagi mereka, atau bolehkan “unplaced”."
    ),
}
"""What is wrong with an instance given as a file, by the key of `engine.problems.SENTENCES`."""

TABLES: Mapping[str, str] = {
    "no_file": N_("berkasnya tidak ada. Taruh {path}."),
    "unreadable": N_(
        "{path} tidak terbaca sebagai Parquet. Tulis ulang dengan program yang menulis Parquet."
    ),
    "no_column": N_("kolomnya tidak ada. Tambahkan."),
    "wrong_kind": N_("isinya {found}; seharusnya {wanted}. Ubah jenisnya."),
    "too_large": N_(
        "baris {row} berisi {found}, terlalu besar untuk {wanted}. Pakai angka yang lebih kasar."
    ),
    "empty": N_("baris {row} kosong. Isi, atau hapus barisnya."),
    "too_small": N_("baris {row} berisi {found}; paling kecil {least}. Betulkan."),
    "not_numbered": N_("nomornya tidak urut dari 0 sampai {most}. Nomori ulang tanpa lompatan."),
    "outside": N_("baris {row} berisi {found}; seharusnya 0 sampai {most}. Betulkan."),
    "twice": N_(
        "“{found}” tertulis dua kali, yang kedua di baris {row}. Hapus satu, atau beri nama yang berbeda."
    ),
    "unknown": N_(
        "baris {row} menyebut “{found}” yang tidak ada di daftarnya. Tambahkan atau betulkan namanya."
    ),
    "prices_not_seats": N_(
        "baris {row} punya {seats} kursi dan {prices} nilai. Beri satu nilai untuk setiap kursi."
    ),
    "no_price": N_("nilai satu kursi di baris {row} kosong. Beri satu nilai untuk setiap kursi."),
    "no_rows": N_("tidak berisi satu baris pun. Isi, atau hapus ketiga berkas penghubung kabupaten."),
    "no_regency": N_("{found} tidak ada, padahal punya pegawai. Tambahkan barisnya."),
    "no_hub": N_("simpul {found} tidak ada, padahal disebut di {file}.parquet. Tambahkan barisnya."),
}
"""What is wrong with a table of a folder, by the key of `engine.table_faults.REASONS`."""

PARTS: Mapping[str, str] = {
    "file": N_("Berkas ini"),
    "row": N_("Baris {number}"),
    "column": N_("Kolom {number}"),
    "matrix_row": N_("Baris {number} dari “matrix”"),
    "cost": N_("Biaya {number}"),
    "cost_of_kind": N_("Biaya {number} dari “{kind}”"),
    "person_numbered": N_("Orang {number}"),
    "post_numbered": N_("Jabatan {number}"),
    "group_numbered": N_("Kelompok {number}"),
    "hub_numbered": N_("Simpul {number}"),
    "person_named": N_("Orang “{id}”"),
    "post_named": N_("Jabatan “{id}”"),
    "group_named": N_("Kelompok “{id}”"),
    "hub_named": N_("Simpul “{id}”"),
    "text": N_("teks"),
    "list": N_("daftar"),
    "object": N_("objek"),
    "other": N_("sesuatu yang lain"),
    "long_number": N_("bilangan {bits} bit"),
    "truth": N_("true atau false"),
    "whole": N_("bilangan bulat"),
    "mode": N_("weighted atau leximin"),
    "cost_row": N_(
        "daftar berisi jenis, id, jabatan, dan angka; jenisnya tidak ditulis di dalam daftar untuk satu jenis"
    ),
}
"""Words within those sentences, by the key of `engine.problems.PARTS`."""
