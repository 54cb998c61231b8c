"""Given names as they are heard along the Mentaya: Dayak, Banjar, Jawa, Madura. Combined by chance, nobody's own."""

from __future__ import annotations

DAYAK_MEN = (
    *("Tingang", "Sawong", "Untung", "Yansen", "Diwu", "Rangga", "Bajik", "Sepmi", "Lukas", "Agustinus"),
    *("Yohanis", "Markus", "Elia", "Sabran", "Nyaring", "Anto", "Kaleb", "Yulius", "Ruben", "Tarung"),
    *(
        "Simpei",
        "Bakti",
        "Hendrikus",
        "Fransiskus",
        "Natanael",
        "Petrus",
        "Stefanus",
        "Alpianus",
        "Rinto",
        "Jhonson",
    ),
    *(
        "Dandan",
        "Sampurna",
        "Duwel",
        "Talinting",
        "Nampung",
        "Karuhei",
        "Gerson",
        "Yanto",
        "Mantir",
        "Singam",
    ),
)
DAYAK_WOMEN = (
    *("Mariana", "Nyai", "Bawi", "Yuliana", "Ester", "Lidia", "Rusmini", "Debora", "Yetty", "Kristina"),
    *(
        "Marselina",
        "Sintia",
        "Herlina",
        "Rosalia",
        "Agustina",
        "Veronika",
        "Nila",
        "Selvi",
        "Yunita",
        "Tresia",
    ),
    *("Elisabet", "Novrita", "Merry", "Paulina", "Ruth", "Salome", "Tiwi", "Marlina", "Damai", "Wiwie"),
    *("Ludia", "Hana", "Septiana", "Riska", "Indriani", "Kameloh", "Intan", "Mawar", "Suniati", "Erni"),
)
DAYAK_LAST = (
    *("Tuwan", "Nyaru", "Sangkai", "Bahan", "Dehen", "Lambung", "Rawing", "Mihing", "Sandan", "Gohong"),
    *(
        "Tundan",
        "Ringkai",
        "Salundik",
        "Bungai",
        "Tambun",
        "Patianom",
        "Singarasa",
        "Lampang",
        "Kunum",
        "Tuah",
    ),
    *("Ngabe", "Penyang", "Sabangau", "Timang", "Baruh", "Lisan", "Uhing", "Sawang", "Ruhut", "Kaharap"),
)
BANJAR_MEN = (
    *(
        "Muhammad Noor",
        "Ahmad Rifani",
        "Syahrani",
        "Rusdiansyah",
        "Fahrurazi",
        "Abdul Hadi",
        "Hairul",
        "Jumberi",
    ),
    *(
        "Masrani",
        "Syamsuri",
        "Akhmad Yani",
        "Norhadi",
        "Supiannoor",
        "Rahmadi",
        "Mahyudin",
        "Ardiansyah",
        "Ramlan",
    ),
    *("Saberi", "Aspiani", "Gazali", "Juhransyah", "Surjani", "Khairil", "Zainal", "Hamdani", "Masdar"),
    *("Ilmi", "Yuseran", "Arbain", "Bahrudin", "Taufikurrahman", "Muhammad Rizal", "Abdurrahim", "Sapuani"),
)
BANJAR_WOMEN = (
    *(
        "Siti Aisyah",
        "Nor Hasanah",
        "Rusmilawati",
        "Norlaila",
        "Rabiatul",
        "Siti Rahmah",
        "Mastura",
        "Noor Aida",
    ),
    *(
        "Fitriani",
        "Jumiati",
        "Mahrita",
        "Halimatus",
        "Norjanah",
        "Syarifah",
        "Nurul Hidayah",
        "Rahmawati",
        "Aminah",
    ),
    *(
        "Mardiana",
        "Zubaidah",
        "Norhayati",
        "Masitah",
        "Raudah",
        "Sri Noorhana",
        "Helda",
        "Risnawati",
        "Fauziah",
    ),
    *("Latifah", "Mursidah", "Annisa", "Khairunnisa", "Salasiah", "Rusdiana", "Hayati", "Norbaiti"),
)
BANJAR_LAST = (
    *(
        "Rahman",
        "Noor",
        "Hidayat",
        "Anshari",
        "Fadillah",
        "Ridhani",
        "Maulana",
        "Saputra",
        "Azhari",
        "Effendi",
    ),
    *("Hasan", "Akbar", "Yusuf", "Syarif", "Ilham", "Mawardi", "Rasyid", "Fahmi", "Husaini", "Zulkifli"),
)
BANJAR_LAST_WOMEN = (
    *(
        "Rahmah",
        "Hasanah",
        "Fitria",
        "Maulida",
        "Azizah",
        "Safitri",
        "Hafizah",
        "Wahidah",
        "Mulyani",
        "Amalia",
    ),
    *("Sari", "Zahra", "Hidayati", "Munawarah", "Rizkia", "Aulia", "Nabila", "Yanti", "Lestari", "Kamariah"),
)
JAVA_MEN = (
    *("Slamet", "Sugeng", "Bambang", "Agus", "Joko", "Eko", "Dwi", "Tri", "Wahyu", "Budi"),
    *("Sutrisno", "Suparman", "Sunardi", "Teguh", "Hari", "Edi", "Purwanto", "Mulyono", "Heru", "Didik"),
    *("Widodo", "Suyanto", "Rudi", "Ari", "Anang", "Yusuf", "Imam", "Puji", "Sigit", "Gunawan"),
)
JAVA_WOMEN = (
    *("Sri", "Siti", "Endang", "Wahyuni", "Kasmi", "Tumini", "Ratna", "Yuni", "Sulastri", "Suprapti"),
    *("Wiwik", "Titik", "Retno", "Ika", "Puspa", "Ning", "Lestari", "Sumarni", "Eni", "Dewi"),
    *("Umi", "Kartini", "Murni", "Rini", "Lilik", "Nanik", "Partini", "Yulia", "Indah", "Wulan"),
)
JAVA_LAST = (
    *(
        "Santoso",
        "Prasetyo",
        "Wibowo",
        "Setiawan",
        "Nugroho",
        "Susilo",
        "Hartono",
        "Kurniawan",
        "Utomo",
        "Saputro",
    ),
    *(
        "Priyono",
        "Raharjo",
        "Suryadi",
        "Cahyono",
        "Hariyanto",
        "Riyadi",
        "Pambudi",
        "Subagyo",
        "Winarno",
        "Sudarsono",
    ),
)
JAVA_LAST_WOMEN = (
    *(
        "Rahayu",
        "Astuti",
        "Wulandari",
        "Handayani",
        "Puspitasari",
        "Utami",
        "Lestari",
        "Setyowati",
        "Susanti",
    ),
    *(
        "Widyastuti",
        "Kusumawati",
        "Pratiwi",
        "Purwanti",
        "Ningsih",
        "Hastuti",
        "Rahmawati",
        "Anggraini",
        "Mulyani",
    ),
)
MADURA_MEN = (
    *(
        "Moh. Hasan",
        "Abdus Salam",
        "Matsuri",
        "Fathor",
        "Mat Rofi'i",
        "Hosnan",
        "Ach. Fauzi",
        "Subairi",
        "Moh. Ali",
    ),
    *("Badrus", "Saiful Bahri", "Zainuddin", "Misnadi", "Rofik", "Samsul", "Imron", "Syaiful", "Holil"),
)
MADURA_WOMEN = (
    *(
        "Siti Maimunah",
        "Hosniyah",
        "Sitti Fatimah",
        "Rofi'ah",
        "Nurul Qomariyah",
        "Maryamah",
        "Ummi Kulsum",
        "Sumiati",
    ),
    *("Hotijah", "Zainab", "Musyarrofah", "Juhairiyah", "Sumiyati", "Marfu'ah", "Romlah", "Khotimah"),
)
MADURA_LAST = ("Arifin", "Hamid", "Wahid", "Muhlis", "Halim", "Fauzan", "Mukhtar", "Jamil", "Basri", "Sholeh")

PEOPLES = ("dayak", "banjar", "jawa", "madura")
FIRST = {
    ("dayak", "L"): DAYAK_MEN,
    ("dayak", "P"): DAYAK_WOMEN,
    ("banjar", "L"): BANJAR_MEN,
    ("banjar", "P"): BANJAR_WOMEN,
    ("jawa", "L"): JAVA_MEN,
    ("jawa", "P"): JAVA_WOMEN,
    ("madura", "L"): MADURA_MEN,
    ("madura", "P"): MADURA_WOMEN,
}
LAST = {
    ("dayak", "L"): DAYAK_LAST,
    ("dayak", "P"): DAYAK_LAST,
    ("banjar", "L"): BANJAR_LAST,
    ("banjar", "P"): BANJAR_LAST_WOMEN,
    ("jawa", "L"): JAVA_LAST,
    ("jawa", "P"): JAVA_LAST_WOMEN,
    ("madura", "L"): MADURA_LAST,
    ("madura", "P"): MADURA_LAST,
}
