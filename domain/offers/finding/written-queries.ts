import type { Locale } from "#platform/i18n/index.ts";

/** What people type, by language of the reader, and the offer that must come first; "≈": only words spelled alike are there. */
export const WRITTEN_QUERIES: Partial<Record<Locale, string>> = {
  de: `
    Integrationskurs > integration · integrationskurse > integration · Integration > integration · Bamf > integration · Prüfung > integration
    Deutsch A1 > integration · kurs b1 > integration · Leben in Deutschland > integration · schwimmen > swimming · ≈ Schwimmkurs > swimming
    schwimmen frauen > swimming · Hallenbad > swimming · Trainerin > swimming · Schwimmen für eine Frau > swimming · Fahrrad > bicycle
    Fahrräder > bicycle · fahrrad reparieren > bicycle · ≈ Fahrradreparatur > bicycle · Rad > bicycle · Werkstatt > bicycle
    Werkzeuge > bicycle · Schulden > debts · Schuldnerberatung > debts · Mahnung > debts · schuldner > debts
    Gläubiger > debts · Migrationsberatung > migration · Beratung für Erwachsene > migration · Aufenthalt > migration · Antrag > migration
    vertrauliche Beratung > migration · Mama lernt Deutsch > mothers · Mutter > mothers · Mütter deutsch > mothers · Mama > mothers
    Fussball > football · Fußball > football · Fußballtraining > football · Mädchen > football · kicken > football
    Chor > choir · singen > choir · Lied > choir · Hausaufgaben > homework · Hausaufgabe > homework
    Nachhilfe > homework · Mathe > homework · Frauenfrühstück > breakfast · Frühstück > breakfast · Wohnung > flat
    Wohnungssuche > flat · Hilfe bei Wohnung > flat · Hebamme > midwife · Schwangerschaft > midwife · schwanger > midwife
    Geburt > midwife · ≈ Schwimen > swimming · ≈ Farrad > bicycle · ≈ Integratsionskurs > integration · ≈ Fusbal > football
    ≈ Hebame > midwife · Schuldnerberatun > debts · ≈ Frühstük > breakfast`,
  en: `
    integration course > integration · integration courses > integration · exam > integration · German course > integration · A1 > integration
    life in Germany > integration · swimming > swimming · swim > swimming · swimming lesson > swimming · pool > swimming
    swimming for women > swimming · coach > swimming · bicycle > bicycle · bicycles > bicycle · bicycle repair > bicycle
    repairing > bicycle · Fahrrad > bicycle · tool > bicycle · workshop > bicycle · debt > debts
    debts > debts · debt counselling > debts · creditor > debts · reminders > debts · Schuldnerberatung > debts
    migration > migration · migration advice > migration · residence > migration · advice for adults > migration
    questions about work > migration · mum learns > mothers · mothers > mothers · mother > mothers · mother learning German > mothers
    football > football · soccer > football · football training > football · girl > football · boots > football
    choir > choir · sing > choir · songs > choir · song > choir · music > choir
    homework > homework · help with homework > homework · maths > homework · pupil > homework · breakfast > breakfast
    women's breakfast > breakfast · international breakfast > breakfast · flat > flat · apartment > flat · find a flat > flat
    adverts > flat · phone call > flat · midwife > midwife · ≈ midwives > midwife · pregnancy > midwife
    birth > midwife · ≈ swiming > swimming · ≈ bycicle > bicycle · ≈ integraton > integration · ≈ breakfst > breakfast`,
  ar: `
    دورة الاندماج > integration · اندماج > integration · الاندماج > integration · امتحان > integration · الحياة في ألمانيا > integration
    الحياة في المانيا > integration · دورة A1 > integration · السباحة > swimming · سباحة > swimming · تعليم السباحة > swimming
    تعلم السباحة > swimming · مسبح > swimming · مدربة > swimming · سباحة نساء > swimming · دراجة > bicycle
    الدراجات > bicycle · دراجات > bicycle · تصليح دراجات > bicycle · ورشة > bicycle · أدوات > bicycle
    ادوات > bicycle · Fahrrad > bicycle · ديون > debts · الديون > debts · استشارات الديون > debts
    استشارة الديون > debts · دائنين > debts · إنذارات > debts · الهجرة > migration · هجرة > migration
    استشارات الهجرة > migration · الإقامة > migration · اقامة > migration · السكن والعمل > migration · ماما > mothers
    ماما تتعلم > mothers · الأمهات > mothers · امهات > mothers · أطفال رعاية > mothers · كرة القدم > football
    كرة قدم > football · بنات > football · البنات > football · أحذية > football · جوقة > choir
    أغاني > choir · اغاني > choir · نغني > choir · الواجبات المدرسية > homework · واجبات > homework
    الرياضيات > homework · تلاميذ > homework · فطور > breakfast · الفطور > breakfast · فطور النساء > breakfast
    شقة > flat · البحث عن شقة > flat · إعلانات > flat · قابلة > midwife · القابلة > midwife
    الحمل > midwife · حمل > midwife · الولادة > midwife · ولادة > midwife · Hebamme > midwife
    ≈ السبااحة > swimming · ≈ الاندماح > integration`,
  ru: `
    интеграционный курс > integration · интеграционные курсы > integration · экзамен > integration · плавание > swimming · плавать > swimming
    бассейн > swimming · бассейне женщины > swimming · велосипед > bicycle · велосипеды > bicycle · велосипедная мастерская > bicycle
    инструмент > bicycle · долги > debts · долг > debts · должник > debts · консультация должников > debts
    миграционная консультация > migration · пребывание > migration · жилье > migration · жильё > migration · мама > mothers
    мамы > mothers · футбол > football · мальчики > football · тренировки > football · хор > choir
    песня > choir · ноты > choir · домашнее задание > homework · математика > homework · школьник > homework
    завтрак > breakfast · женский завтрак > breakfast · квартира > flat · поиск квартиры > flat · объявление > flat
    акушерка > midwife · беременность > midwife · роды > midwife · Schwimmen > swimming · Wohnung > flat
    ≈ велосепедная > bicycle · плаванние > swimming
    жизнь в Германии > integration · немецкий с нуля > integration · Integrationskurs > integration
    бассейн для женщин > swimming · женщина тренер > swimming · плавания > swimming · чинить велосипед > bicycle · мастерская > bicycle
    Fahrrad > bicycle · должникам > debts · напоминание > debts · Schulden > debts · заявление > migration · работа > migration
    немецкий для мам > mothers · присматривать за детьми > mothers · футбол для девочек > football · уроки > homework
    школьники математика > homework · Nachhilfe > homework · завтракать вместе > breakfast · анкета > flat · квартиру > flat
    беременна > midwife · прием акушерки > midwife · ≈ интиграционный > integration · ≈ акушорка > midwife · ≈ завтрок > breakfast`,
  tr: `
    entegrasyon kursu > integration · entegrasyon > integration · sınav > integration · sinav > integration · yüzme > swimming
    yuzme > swimming · havuz > swimming · yüzme kursu > swimming · bisiklet > bicycle · bisikletler > bicycle
    alet > bicycle · borç > debts · borc > debts · borçlar > debts · göç danışmanlığı > migration
    goc > migration · ikamet > migration · başvuru > migration · anne > mothers · anneler > mothers
    futbol > football · antrenman > football · koro > choir · şarkı > choir · sarki > choir
    ev ödevi > homework · ödev > homework · matematik > homework · kahvaltı > breakfast · kahvalti > breakfast
    ev arama > flat · ilan > flat · ebe > midwife · hamilelik > midwife · doğum > midwife · ≈ bisklet > bicycle
    entegrasyon kursları > integration · Almanya'da yaşam > integration · almanyada yasam > integration · sınavlar > integration
    Integrationskurs > integration · yüzmek > swimming · kadınlara yüzme kursu > swimming · havuzlar > swimming
    bisikletim > bicycle · bisiklet atolyesi > bicycle · aletler > bicycle · Fahrrad > bicycle · borçlarım > debts · borcum var > debts
    borç danışmanlığı > debts · Schulden > debts · yetişkinler > migration · başvurular > migration · iş ve ev > migration
    anneler için Almanca > mothers · annelere almanca > mothers · kızlar için futbol > football · haftada iki kez > football
    şarkılar > choir · kültür > choir · ödevlerde yardım > homework · öğrenci > homework · kadın kahvaltısı > breakfast
    kadınlarla kahvaltı > breakfast · ev aramak > flat · ilanlar > flat · formlar > flat · hamile > midwife · dogum > midwife
    Hebamme > midwife · ≈ entegrasion > integration`,
  fr: `
    cours d'intégration > integration · integration > integration · examen > integration · natation > swimming · nager > swimming
    piscine > swimming · monitrice > swimming · vélo > bicycle · velo > bicycle · vélos > bicycle
    réparer > bicycle · atelier > bicycle · outil > bicycle · dettes > debts · dette > debts
    endetté > debts · migration > migration · conseil en migration > migration · séjour > migration · maman > mothers
    mère > mothers · mères allemand > mothers · football > football · entraînement > football · fille > football
    chorale > choir · chanson > choir · devoirs > homework · aide aux devoirs > homework
    mathématiques > homework · élève > homework · petit déjeuner > breakfast · logement recherche > flat · annonce > flat
    sage-femme > midwife · grossesse > midwife · naissance > midwife · Hebamme > midwife · ≈ natasion > swimming
    les cours d'intégration > integration · la vie en Allemagne > integration · l'examen > integration · Integrationskurs > integration
    apprendre à nager > swimming · natation femme > swimming · la piscine > swimming · reparer velo > bicycle · atelier de vélos > bicycle
    outils > bicycle · endettement > debts · personne endettée > debts · rappel > debts · Schuldnerberatung > debts · travail > migration
    demande de séjour > migration · conseils migration > migration · mamans > mothers · garde d'enfants > mothers · l'allemand pour les mères > mothers
    foot > football · garçon > football · entrainement > football · chanter > choir · chansons du pays > choir · eleves > homework
    maths > homework · petit dejeuner > breakfast · petits-déjeuners > breakfast · chercher un logement > flat · formulaire > flat
    Wohnungssuche > flat · sages-femmes > midwife · sage femme > midwife · naissances > midwife · ≈ intégrasion > integration · ≈ chorrale > choir`,
  ro: `
    curs de integrare > integration · integrare > integration · examen > integration · înot > swimming · inot > swimming
    piscină > swimming · piscina > swimming · bicicletă > bicycle · bicicleta > bicycle · biciclete > bicycle
    unelte > bicycle · datorii > debts · somație > debts · migranți > migration · ședere > migration
    mama > mothers · mamele > mothers · fotbal > football · antrenament > football · cor > choir
    cântece > choir · teme > homework · matematică > homework · mic dejun > breakfast · locuință căutare > flat
    anunțuri > flat · moașă > midwife · sarcină > midwife · naștere > midwife · ≈ bicicletra > bicycle
    cursuri de integrare > integration · cursul de integrare > integration · examenul > integration · viata in Germania > integration
    germana de la inceput > integration · Integrationskurs > integration · înotul > swimming · să înot > swimming · înot femei > swimming
    antrenoare > swimming · bicicletele > bicycle · atelier biciclete > bicycle · repara bicicleta > bicycle · Fahrrad > bicycle
    datorie > debts · datoriile > debts · somații > debts · consiliere datorii > debts · Schulden > debts · migranti > migration
    munca > migration · cerere > migration · adulți > migration · mame > mothers · germana pentru mame > mothers
    fotbal fete > football · fotbal pentru baieti > football · antrenamente > football · cântec > choir · cantece > choir · corul > choir
    elev > homework · ajutor la teme > homework · matematica > homework · micul dejun > breakfast · mic dejun femei > breakfast
    caut locuinta > flat · anunț > flat · formular > flat · Wohnung > flat · moasa > midwife · sarcina > midwife
    Hebamme > midwife · ≈ fottbal > football`,
  uk: `
    інтеграційний курс > integration · іспит > integration · плавання > swimming · басейн > swimming · плавання жінки > swimming
    велосипед > bicycle · веломайстерня > bicycle · велосипеди > bicycle · інструменти > bicycle · борги > debts
    консультація борги > debts · міграційна консультація > migration · житло > migration · мама > mothers · футбол > football
    тренування > football · хор > choir · пісні > choir · домашні завдання > homework · математика > homework
    сніданок > breakfast · квартира > flat · пошук квартири > flat · акушерка > midwife · вагітність > midwife · Fahrrad > bicycle`,
  fa: `
    دوره ادغام > integration · امتحان > integration · شنا > swimming · آموزش شنا > swimming · استخر > swimming
    دوچرخه > bicycle · تعمیر دوچرخه > bicycle · ابزار > bicycle · بدهی > debts · مشاوره بدهی > debts
    مهاجرت > migration · مشاوره مهاجرت > migration · اقامت > migration · مامان > mothers · مادران > mothers
    فوتبال > football · تمرین > football · آواز > choir · تکالیف مدرسه > homework · ریاضی > homework
    صبحانه > breakfast · خانه > flat · آگهی > flat · ماما ساعت > midwife · بارداری > midwife · Fahrrad > bicycle`,
  pl: `
    kurs integracyjny > integration · kursy integracyjne > integration · egzamin > integration · pływanie > swimming · plywania > swimming
    basen > swimming · rower > bicycle · rowery > bicycle · warsztat > bicycle · narzędzia > bicycle
    długi > debts · dlugi > debts · zadłużony > debts · migracyjne > migration · wnioski > migration
    mama > mothers · piłka nożna > football · trening > football · chór > choir · piosenka > choir
    lekcje > homework · matematyka > homework · śniadanie > breakfast · mieszkanie szukanie > flat · ogłoszenia > flat
    położna > midwife · ciąża > midwife · poród > midwife`,
  ku: `
    kursa entegrasyonê > integration · entegrasyon > integration · ezmûn > integration · avjenî > swimming · avjeni > swimming
    duçerxe > bicycle · ducerxe > bicycle · atolye > bicycle · deyn > debts · koçberî > migration
    kocberiye > migration · şêwirmendî koçberî > migration · dayik > mothers · futbol > football · perwerde > football
    koro > choir · stran > choir · erkên malê > homework · xwendekar > homework · taştê > breakfast
    xanî lêgerîn > flat · pîrik > midwife · ducanî > midwife · zayîn > midwife · Fahrrad > bicycle`,
  bg: `
    интеграционен курс > integration · ≈ интеграционни курсове > integration · изпит > integration · плуване > swimming · плувам > swimming
    басейн > swimming · велосипед > bicycle · велосипеди > bicycle · работилница > bicycle · инструмент > bicycle
    дългове > debts · дълг > debts · миграция > migration · заявление > migration · майка > mothers
    мама > mothers · футбол > football · тренировка > football · хор > choir · песни > choir
    домашни > homework · математика > homework · закуска > breakfast · жилище търсене > flat · обява > flat
    акушерка > midwife · бременна > midwife · раждане > midwife · ≈ футбул > football · Fahrrad > bicycle · немски за майки > mothers`,
  vi: `
    khóa hội nhập > integration · hội nhập > integration · khoa hoi nhap > integration · thi > integration · bơi > swimming
    học bơi > swimming · hoc boi > swimming · huấn luyện viên > swimming · xe đạp > bicycle · xe dap > bicycle
    sửa xe > bicycle · dụng cụ > bicycle · tư vấn nợ > debts · di trú > migration · cư trú > migration
    mẹ học tiếng Đức > mothers · bóng đá > football · bong da > football · hợp xướng > choir · bài hát > choir
    bài tập > homework · môn toán > homework · bữa sáng > breakfast · tìm nhà > flat · căn hộ > flat
    hộ sinh > midwife · mang thai > midwife · sinh con > midwife · Hebamme > midwife · tiếng Đức cho mẹ > mothers`,
  so: `
    koorsada is-dhexgalka > integration · koorso > integration · imtixaan > integration · dabaal > swimming · dabaasha > swimming
    barkad > swimming · baaskiil > bicycle · baaskiilka > bicycle · qalab > bicycle · deyn > debts
    deymo > debts · socdaal > migration · codsi > migration · hooyo > mothers · hooyooyin > mothers
    kubadda cagta > football · tababar wiilasha > football · heeso > choir · heesaha > choir · casharrada > homework
    xisaabta > homework · quraac > breakfast · quraacda > breakfast · guri raadinta > flat · xayaysiis > flat
    umuliso > midwife · uur > midwife · dhalmo > midwife · ≈ baskil > bicycle · Jarmalka ee hooyooyinka > mothers`,
  ps: `
    د ادغام کورس > integration · ادغام > integration · ازموینه > integration · لامبو > swimming · لامبو ښځې > swimming
    حوض > swimming · بایسکل > bicycle · ≈ بایسکلونه > bicycle · ورکشاپ > bicycle · وسایل > bicycle
    پور > debts · پورونه > debts · کډوالي > migration · غوښتنلیک > migration · مور > mothers
    میندې > mothers · فوټبال > football · تمرین نجونې > football · سندرې > choir · سندره > choir
    کورنۍ دنده > homework · ریاضي > homework · ناشته > breakfast · د کور لټون > flat · اعلان > flat
    قابله > midwife · امیندواري > midwife · زیږون > midwife · Fahrrad > bicycle · د میندو لپاره جرمني > mothers`,
  ti: `
    ኮርስ ምውህሃድ > integration · ምውህሃድ > integration · ፈተና > integration · ምሕንባስ > swimming · ምሕንባስ ደቂ ኣንስትዮ > swimming
    መሐንበሲ > swimming · ብሽክለታ > bicycle · መዐረዪ > bicycle · መሳርሒ > bicycle · ዕዳ > debts
    ምኽሪ ዕዳ > debts · ስደት > migration · መንበሪ ፍቓድ > migration · ኣደ > mothers · ኣደታት > mothers
    ኩዕሶ > football · ኩዕሶ እግሪ > football · ልምምድ > football · መዘምራን > choir · ደርፍታት > choir
    ዕዮ ገዛ > homework · ሒሳብ > homework · ቁርሲ > breakfast · ምድላይ ኣባይቲ > flat · ኣባይቲ > flat
    መሕረሲት > midwife · ጥንስን > midwife · ሕርስን > midwife · Hebamme > midwife · ኮርስ ናይ ጀርመንኛ > integration`,
};
