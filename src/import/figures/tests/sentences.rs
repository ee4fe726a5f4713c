//! Own sentences with the figures that stand in them, as `written` writes them.
//!
//! Each was read by a person before it was taken in; a line that is merely what the program says is no test.

/// A sentence and a line for each of its figures.
type Sentences = &'static [(&'static str, &'static [&'static str])];

#[rustfmt::skip]
pub(super) const ALL: &[(&str, Sentences)] = &[
    ("en", ENGLISH), ("ru", RUSSIAN), ("he", HEBREW), ("ar", ARABIC), ("fa", PERSIAN), ("de", GERMAN), ("fr", FRENCH), ("es", SPANISH),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const ENGLISH: Sentences = &[
    ("Russia's wheat exports to China rose 5% to $120 million in 2024.", &[
        r#"Percent "5%" 5 %; of Russia's wheat exports to China; in 2024; flow X; reporter Russia; partner China; commodity wheat"#,
        r#"Currency "$120 million" 120000000 USD; of Russia's wheat exports to China; in 2024; flow X; reporter Russia; partner China; commodity wheat"#,
        r#"Date "2024"; in 2024"#,
    ]),
    ("Norvale imported 310 tonnes of lamp oil from Estmark in 2029.", &[
        r#"Dimension "310 tonnes" 310 t; of lamp oil; in 2029; flow M; reporter Norvale; partner Estmark; commodity lamp oil"#,
        r#"Date "2029"; in 2029"#,
    ]),
    ("Trade between Norvale and Estmark was worth nearly €1.6bn in the third quarter of 2028.", &[
        r#"Currency "nearly €1.6bn" 1600000000 EUR, about; of Trade between Norvale and Estmark; in 2028-Q3; reporter Norvale; partner Estmark"#,
        r#"Date "third quarter of 2028"; in 2028-Q3"#,
    ]),
    ("Exports of grain to Egypt fell from 5.2 million tonnes in 2022 to 4.1 million tonnes in 2023.", &[
        r#"Dimension "5.2 million tonnes" 5200000 t; of Exports of grain to Egypt; in 2022; flow X; partner Egypt; commodity grain"#,
        r#"Date "2022"; in 2022"#,
        r#"Dimension "4.1 million tonnes" 4100000 t; in 2023; flow X; partner Egypt; commodity grain"#,
        r#"Date "2023"; in 2023"#,
    ]),
    ("The ministry put the cost at between $12 and $14 million, up from US$ 9m a year earlier.", &[
        r#"Currency "between $12 and $14 million" 12000000 to 14000000 USD"#,
        r#"Currency "US$ 9m" 9000000 USD"#,
    ]),
    ("Tens of billions of dollars were lost; the multibillion-dollar project employed hundreds of people.", &[
        r#"Currency "Tens of billions of dollars" USD"#,
        r#"Currency "multibillion-dollar" USD; of project"#,
        r#"Number "hundreds" people; of people"#,
    ]),
    ("Police seized 50 kg of cocaine worth Rs 24 crore near Karachi, Pakistan.", &[
        r#"Dimension "50 kg" 50 kg; of cocaine"#,
        r#"Currency "Rs 24 crore" 240000000 PKR; of cocaine"#,
    ]),
    ("The city of 1.5 million people lies 40 km from the border and covers 120 square kilometres.", &[
        r#"Number "1.5 million" 1500000 people; of people"#,
        r#"Dimension "40 km" 40 km; of The city of 1.5 million people"#,
        r#"Dimension "120 square kilometres" 120 km2"#,
    ]),
    ("Anna Petrova, 34, won 3-1 against a 29-year-old rival in an hour and a half.", &[
        r#"Age "34" 34 a; of Anna Petrova"#,
        r#"Label "3-1""#,
        r#"Age "29-year-old" 29 a; of rival"#,
        r#"Duration "an hour and a half" 1.5 h"#,
    ]),
    ("He paid R500 million and N5,000, and took the N1 road.", &[
        r#"Currency "R500 million" 500000000 ZAR"#,
        r#"Currency "N5,000" 5000 NGN"#,
        r#"Label "N1""#,
    ]),
    ("The economy is expected to grow by 2.5 to 3 percent by 2030.", &[
        r#"Percent "2.5 to 3 percent" 2.5 to 3 %, forecast; of The economy; in 2030"#,
        r#"Date "2030"; in 2030"#,
    ]),
    ("At least 20 soldiers and up to 15 civilians were killed on 7 October 2023.", &[
        r#"Number "At least 20" 20 soldiers, at_least; of soldiers; in 2023-10"#,
        r#"Number "up to 15" 15 civilians, at_most; of civilians; in 2023-10"#,
        r#"Date "7 October 2023"; in 2023-10"#,
    ]),
    ("One in three women and nine out of ten men said so.", &[
        r#"Number "One in three" 0.333333333333333; of women"#,
        r#"Number "nine out of ten" 0.9; of men"#,
    ]),
    ("Flight 370 with 239 passengers left Room 12 at 10:30 a.m.; call +1-222-555-0199.", &[
        r#"Label "Flight 370""#,
        r#"Number "239" 239 passengers; of passengers"#,
        r#"Label "Room 12""#,
        r#"Date "10:30 a.m.""#,
        r#"Label "+1-222-555-0199""#,
    ]),
    ("The half-day strike cost the billion-dollar firm between 20 and 30 million rupees.", &[
        r#"Duration "half-day" 0.5 d; of strike"#,
        r#"Currency "billion-dollar" USD; of firm"#,
        r#"Currency "between 20 and 30 million rupees" 20000000 to 30000000 INR; of The half-day strike"#,
    ]),
    ("About 18 to 25 per cent of imports came from the Netherlands.", &[
        r#"Percent "About 18 to 25 per cent" 18 to 25 %, about; of imports; flow M; partner Netherlands"#,
    ]),
    ("The budget of 5 million Canadian dollars was cut by 50,000 dollars.", &[
        r#"Currency "5 million Canadian dollars" 5000000 CAD; of budget"#,
        r#"Currency "50,000 dollars" 50000 dollars; of The budget of 5 million Canadian dollars"#,
    ]),
    ("Interest rates rose by 25 basis points, or 0.25 percentage points, to 5.5%.", &[
        r#"Percent "25 basis points" 25 basis points; of Interest rates"#,
        r#"Percent "0.25 percentage points" 0.25 percentage points"#,
        r#"Percent "5.5%" 5.5 %"#,
    ]),
    ("The bridge is 2.5 km long and the ship weighs 3,000 tons.", &[
        r#"Dimension "2.5 km" 2.5 km; of The bridge"#,
        r#"Dimension "3,000 tons" 3000 tons; of the ship"#,
    ]),
    ("Some 940 000 t of steel were exported to the United States.", &[
        r#"Dimension "Some 940 000 t" 940000 t, about; of steel; flow X; partner United States; commodity steel"#,
    ]),
    ("Bilateral trade in 2031 amounted to more than $2 billion.", &[
        r#"Date "2031"; in 2031"#,
        r#"Currency "more than $2 billion" 2000000000 USD, more_than; of Bilateral trade; in 2031"#,
    ]),
    ("They held six phone calls, renewed ties 35 years ago and fought for 12 days.", &[
        r#"Number "six" 6 calls; of phone calls"#,
        r#"Duration "35 years" 35 a"#,
        r#"Duration "12 days" 12 d"#,
    ]),
    ("About two million Norvalians speak Estmarkish.", &[
        r#"Number "About two million" 2000000 Norvalians, about; of Norvalians"#,
    ]),
    ("The hotline received thousands of inquiries.", &[
        r#"Number "thousands" inquiries; of inquiries"#,
    ]),
    ("The firm paid US$1.8 billion, USD105,000 and Tk 500 crore.", &[
        r#"Currency "US$1.8 billion" 1800000000 USD"#,
        r#"Currency "USD105,000" 105000 USD"#,
        r#"Currency "Tk 500 crore" 5000000000 BDT"#,
    ]),
    ("The price rose from $10 to $20.", &[
        r#"Currency "$10" 10 USD; of The price"#,
        r#"Currency "$20" 20 USD; of The price"#,
    ]),
    ("Tickets range from 10 to 20 euros.", &[
        r#"Currency "from 10 to 20 euros" 10 to 20 EUR"#,
    ]),
    ("It cost RM42, 5 million ringgit or €1.6bn.", &[
        r#"Currency "RM42" 42 MYR"#,
        r#"Currency "5 million ringgit" 5000000 MYR"#,
        r#"Currency "€1.6bn" 1600000000 EUR"#,
    ]),
    ("The loan is A$5m, C$6m, HK$7 million, NT$8 million and S$9 million.", &[
        r#"Currency "A$5m" 5000000 AUD; of The loan"#,
        r#"Currency "C$6m" 6000000 CAD"#,
        r#"Currency "HK$7 million" 7000000 HKD"#,
        r#"Currency "NT$8 million" 8000000 TWD"#,
        r#"Currency "S$9 million" 9000000 SGD"#,
    ]),
    ("Several million dollars and a few minutes were lost.", &[
        r#"Currency "Several million dollars" USD"#,
        r#"Duration "a few minutes" min"#,
    ]),
    ("The 90-day-old ship carried 10 1/2 miles of cable at 10 km/h.", &[
        r#"Age "90-day-old" 90 d; of ship"#,
        r#"Dimension "10 1/2 miles" 10.5 miles; of cable"#,
        r#"Dimension "10 km/h" 10 km/h"#,
    ]),
    ("Temperatures fell to -20 degrees Celsius, or -4°F.", &[
        r#"Temperature "-20 degrees Celsius" -20 Cel; of Temperatures"#,
        r#"Temperature "-4°F" -4 [degF]"#,
    ]),
    ("They won the match 52-48 on 3 May 2031 at 10:30.", &[
        r#"Label "52-48""#,
        r#"Date "3 May 2031"; in 2031-05"#,
        r#"Date "10:30""#,
    ]),
    ("The COVID-19 rules of Article 5 and version 1.2.3 of the F-16 stand.", &[
        r#"Label "COVID-19""#,
        r#"Label "Article 5""#,
        r#"Label "1.2.3""#,
        r#"Label "F-16""#,
    ]),
    ("More than 2000 people came in 2031.", &[
        r#"Number "More than 2000" 2000 people, more_than; of people; in 2031"#,
        r#"Date "2031"; in 2031"#,
    ]),
    ("He was fined 10,000 Swiss francs and 50 cents.", &[
        r#"Currency "10,000 Swiss francs and 50 cents" 10000.50 CHF"#,
    ]),
    ("The second of three ships came 21st.", &[
        r#"Ordinal "second" 2"#,
        r#"Number "three" 3 ships; of ships"#,
        r#"Ordinal "21st" 21"#,
    ]),
    ("Output grew 0.1% to 1.6 million barrels a day.", &[
        r#"Percent "0.1%" 0.1 %; of Output"#,
        r#"Dimension "1.6 million barrels a day" 1600000 [bbl_us]/d; of Output"#,
    ]),
    ("The target of 5 million visitors and an estimated 300 boats.", &[
        r#"Number "target of 5 million" 5000000 visitors, target; of visitors"#,
        r#"Number "an estimated 300" 300 boats, about, estimate; of boats"#,
    ]),
    ("A man aged 45 and a 9-year-old girl live 5 feet 2 inches apart.", &[
        r#"Age "45" 45 a"#,
        r#"Age "9-year-old" 9 a; of girl"#,
        r#"Dimension "5 feet 2 inches" 62 inches"#,
    ]),
    ("Exports to Egypt were worth between 20 and 30 million pounds.", &[
        r#"Currency "between 20 and 30 million pounds" 20000000 to 30000000 EGP; of Exports to Egypt; flow X; partner Egypt"#,
    ]),
    ("The pumpkin weighs 200 pounds and costs 200 pounds of debt.", &[
        r#"Dimension "200 pounds" 200 pounds; of The pumpkin"#,
        r#"Currency "200 pounds" 200 GBP; of debt"#,
    ]),
    ("Some 3,500+ books, 500 or more pens and no fewer than 7 maps.", &[
        r#"Number "Some 3,500+" 3500 books, more_than; of books"#,
        r#"Number "500 or more" 500 pens, at_least; of pens"#,
        r#"Number "no fewer than 7" 7 maps, at_least; of maps"#,
    ]),
    ("The 1990s were 10 times two-thirds of a million.", &[
        r#"Date "1990s""#,
        r#"Number "10" 10 times; of times"#,
        r#"Number "two-thirds of a million" 666666.666666667; of The 1990s"#,
    ]),
    ("She sold 1,50,000 shares at 12.5 lakh rupees.", &[
        r#"Number "1,50,000" 150000 shares; of shares"#,
        r#"Currency "12.5 lakh rupees" 1250000 INR"#,
    ]),
    ("Four century-old ships came for a second power pin[26] one day.", &[
        r#"Number "Four" 4 ships; of century-old ships"#,
        r#"Ordinal "second" 2"#,
        r#"Label "[26]""#,
    ]),
    ("The catch is capped at 29 million pounds of fish.", &[
        r#"Dimension "29 million pounds" 29000000 pounds; of fish"#,
    ]),
    ("The 11-year-old plan and two more realities, [8] and .5 litres.", &[
        r#"Age "11-year-old" 11 a"#,
        r#"Number "two" 2"#,
        r#"Label "[8]""#,
        r#"Dimension ".5 litres" 0.5 l"#,
    ]),
    ("The $12–14 billion plan and Sh5 million, Shs 300, KSh2,000 or 1.5 million baht.", &[
        r#"Currency "$12–14 billion" 12000000000 to 14000000000 USD; of plan"#,
        r#"Currency "Sh5 million" 5000000 KES"#,
        r#"Currency "Shs 300" 300 KES"#,
        r#"Currency "KSh2,000" 2000 KES"#,
        r#"Currency "1.5 million baht" 1500000 THB"#,
    ]),
    ("It raised $1.2bn-$1.5bn, or 10 to 12 billion yuan ($1.4 billion to $1.7 billion).", &[
        r#"Currency "$1.2bn-$1.5bn" 1200000000 to 1500000000 USD"#,
        r#"Currency "10 to 12 billion yuan" 10000000000 to 12000000000 CNY"#,
        r#"Currency "$1.4 billion to $1.7 billion" 1400000000 to 1700000000 USD"#,
    ]),
    ("A three-million-dollar grant; a $3-million grant; 3m dollars; £3m; $3mn; 3 mln roubles.", &[
        r#"Currency "three-million-dollar" 3000000 USD; of grant"#,
        r#"Currency "$3-million" 3000000 USD; of grant"#,
        r#"Currency "3m dollars" 3000000 USD"#,
        r#"Currency "£3m" 3000000 GBP"#,
        r#"Currency "$3mn" 3000000 USD"#,
        r#"Currency "3 mln roubles" 3000000 RUB"#,
    ]),
    ("He owed $500 each, $2,500-a-month rent, 20 cents per litre and 5p a day.", &[
        r#"Currency "$500" 500 USD"#,
        r#"Currency "$2,500-a-month" 2500 USD; of rent"#,
        r#"Currency "20 cents per litre" 20 cents"#,
        r#"Currency "5p a day" 5 pence"#,
    ]),
    ("About USD 3.5 million (EUR 3.1 million) and NZ$2.50; 100,000 Kenyan shillings.", &[
        r#"Currency "About USD 3.5 million" 3500000 USD, about"#,
        r#"Currency "EUR 3.1 million" 3100000 EUR"#,
        r#"Currency "NZ$2.50" 2.50 NZD"#,
        r#"Currency "100,000 Kenyan shillings" 100000 KES"#,
    ]),
    ("Inflation hit 3.4% in the year to March, from 3.1 percent in February 2024.", &[
        r#"Percent "3.4%" 3.4 %; of Inflation"#,
        r#"Percent "3.1 percent" 3.1 %; in 2024-02"#,
        r#"Date "February 2024"; in 2024-02"#,
    ]),
    ("Some Tk20 lakh crore, Rs. 1,200-crore, Rs.500 and INR 5,000 crore.", &[
        r#"Currency "Some Tk20 lakh crore" 20000000000000 BDT, about"#,
        r#"Currency "Rs. 1,200-crore" 12000000000 INR"#,
        r#"Currency "Rs.500" 500 INR"#,
        r#"Currency "INR 5,000 crore" 50000000000 INR"#,
    ]),
    ("Tens of thousands of dollars; half a million euros; a quarter of a million pounds; hundreds of millions.", &[
        r#"Currency "Tens of thousands of dollars" USD"#,
        r#"Currency "half a million euros" 500000 EUR"#,
        r#"Currency "a quarter of a million pounds" 250000 GBP"#,
        r#"Number "hundreds of millions""#,
    ]),
    ("Shares fell 12.5p to 340p; oil rose 1.2% to $82.40 a barrel.", &[
        r#"Currency "12.5p" 12.5 pence; of Shares"#,
        r#"Currency "340p" 340 pence; of Shares"#,
        r#"Percent "1.2%" 1.2 %; of oil"#,
        r#"Currency "$82.40 a barrel" 82.40 USD; of oil"#,
    ]),
    ("Revenue of 1.2 trillion won, 300 billion yen and R$50 million; 5,000 pesos in Manila.", &[
        r#"Currency "1.2 trillion won" 1200000000000 KRW; of Revenue"#,
        r#"Currency "300 billion yen" 300000000000 JPY"#,
        r#"Currency "R$50 million" 50000000 BRL"#,
        r#"Currency "5,000 pesos" 5000 PHP"#,
    ]),
    ("The dollar fell. The pound is strong. He won 5 real medals and has 2 won games.", &[
        r#"Number "5" 5 medals; of real medals"#,
        r#"Number "2" 2 games; of won games"#,
    ]),
    ("Ten million people, 1m people, 5k runners, 300-odd guests, 20-plus nations, a dozen states, half a dozen men.", &[
        r#"Number "Ten million" 10000000 people; of people"#,
        r#"Number "1m" 1000000 people; of people"#,
        r#"Number "5k" 5000 runners; of runners"#,
        r#"Number "300-odd" 300 guests, about; of guests"#,
        r#"Number "20-plus" 20 nations, more_than; of nations"#,
        r#"Number "a dozen" 12 states; of states"#,
        r#"Number "half a dozen" 6 men; of men"#,
    ]),
    ("A 6.4-magnitude quake hit 10 kilometers deep at 5:30 p.m. on Nov. 3.", &[
        r#"Number "6.4" 6.4 magnitude; of magnitude"#,
        r#"Dimension "10 kilometers" 10 km; of A 6.4-magnitude quake"#,
        r#"Date "5:30 p.m.""#,
        r#"Date "Nov. 3""#,
    ]),
    ("In the 2024-25 season, on 9/11, 24/7, 50/50, 3-2, No. 10 and Psalm 23.", &[
        r#"Date "2024-25""#,
        r#"Label "9/11""#,
        r#"Label "24/7""#,
        r#"Label "50/50""#,
        r#"Label "3-2""#,
        r#"Label "No. 10""#,
        r#"Label "Psalm 23""#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const RUSSIAN: Sentences = &[
    ("В 2025 году товарооборот составил более 2 миллиардов долларов.", &[
        r#"Date "2025 году"; in 2025"#,
        r#"Currency "более 2 миллиардов долларов" 2000000000 USD, more_than; of товарооборот; in 2025"#,
    ]),
    ("Погибли не менее 20 солдат и около 300 мирных жителей.", &[
        r#"Number "не менее 20" 20 солдат, at_least; of солдат"#,
        r#"Number "около 300" 300 жителей, about; of мирных жителей"#,
    ]),
    ("Экспорт пшеницы в Египет вырос на 5,2% и достиг 1,5 млн тонн в третьем квартале 2024 года.", &[
        r#"Percent "5,2%" 5.2 %; of Экспорт пшеницы в Египет; flow X; partner Египет"#,
        r#"Dimension "1,5 млн тонн" 1500000 t; in 2024-Q3; flow X; partner Египет"#,
        r#"Date "третьем квартале 2024 года"; in 2024-Q3"#,
    ]),
    ("Двадцать пять человек ранены, пятеро погибли 7 октября 2023 года.", &[
        r#"Number "Двадцать пять" 25 человек; of человек; in 2023-10"#,
        r#"Date "7 октября 2023 года"; in 2023-10"#,
    ]),
    ("35-летний водитель получил штраф в 940 000 рублей.", &[
        r#"Age "35-летний" 35 a"#,
        r#"Currency "940 000 рублей" 940000 RUB"#,
    ]),
    ("Тысячи людей вышли на улицы, десятки тысяч евро собраны.", &[
        r#"Number "Тысячи" людей; of людей"#,
        r#"Currency "десятки тысяч евро" EUR"#,
    ]),
    ("От 10 до 15 процентов населения живёт в двухстах километрах от моря.", &[
        r#"Percent "От 10 до 15 процентов" 10 to 15 %"#,
    ]),
    ("Две тысячи триста сорок два метра.", &[
        r#"Dimension "Две тысячи триста сорок два метра" 2342 m"#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const HEBREW: Sentences = &[
    ("הסחר בין ישראל לרוסיה הסתכם ביותר מ-2 מיליארד דולר בשנת 2025.", &[
        r#"Currency "ביותר מ-2 מיליארד דולר" 2000000000 USD, more_than; of הסחר בין ישראל לרוסיה; in 2025"#,
        r#"Date "2025"; in 2025"#,
    ]),
    ("כשני מיליון ישראלים דוברים רוסית.", &[
        r#"Number "כשני מיליון" 2000000 ישראלים, about; of ישראלים"#,
    ]),
    ("לפחות 20 חיילים נהרגו ב-7 באוקטובר 2023.", &[
        r#"Number "לפחות 20" 20 חיילים, at_least; of חיילים; in 2023-10"#,
        r#"Date "7 באוקטובר 2023"; in 2023-10"#,
    ]),
    (r#"המחיר עלה ב-5.5% ל-1,200 ש"ח."#, &[
        r#"Percent "5.5%" 5.5 %; of המחיר"#,
        r#"Currency "1,200 ש"ח" 1200 ILS; of המחיר"#,
    ]),
    (r#"עשרים וחמישה אנשים נפצעו, המרחק הוא 40 ק"מ."#, &[
        r#"Number "עשרים וחמישה" 25 אנשים; of אנשים"#,
        r#"Dimension "40 ק"מ" 40 km"#,
    ]),
    ("הנהג, בן 35, נסע 3 שעות.", &[
        r#"Age "35" 35 a"#,
        r#"Duration "3 שעות" 3 h"#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const ARABIC: Sentences = &[
    ("بلغت التجارة أكثر من ملياري دولار في عام 2025.", &[
        r#"Currency "أكثر من ملياري دولار" 2000000000 USD, more_than; in 2025"#,
        r#"Date "2025"; in 2025"#,
    ]),
    ("قتل ما لا يقل عن ٢٠ جنديا ونحو ٣٠٠ مدني.", &[
        r#"Number "ما لا يقل عن ٢٠" 20 جنديا, at_least; of جنديا"#,
        r#"Number "ونحو ٣٠٠" 300 مدني, about; of مدني"#,
    ]),
    ("ارتفعت الصادرات بنسبة 5.2 في المئة إلى 1,5 مليار ريال سعودي.", &[
        r#"Percent "5.2 في المئة" 5.2 %; flow X"#,
        r#"Currency "1,5 مليار ريال سعودي" 1500000000 SAR; flow X"#,
    ]),
    ("خمسة وعشرون شخصا أصيبوا في 7 أكتوبر 2023.", &[
        r#"Number "خمسة وعشرون" 25 شخصا; of شخصا; in 2023-10"#,
        r#"Date "7 أكتوبر 2023"; in 2023-10"#,
    ]),
    ("يبعد 40 كيلومترا، وعمره 35 عاما.", &[
        r#"Dimension "40 كيلومترا" 40 km"#,
        r#"Age "35 عاما" 35 a"#,
    ]),
    ("آلاف الأشخاص ومئات الملايين من الدولارات.", &[
        r#"Number "آلاف" الأشخاص; of الأشخاص"#,
        r#"Currency "ومئات الملايين من الدولارات" USD"#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const PERSIAN: Sentences = &[
    ("صادرات ایران به عراق در سال ۲۰۲۵ به بیش از ۲ میلیارد دلار رسید.", &[
        r#"Date "۲۰۲۵"; in 2025"#,
        r#"Currency "بیش از ۲ میلیارد دلار" 2000000000 USD, more_than; in 2025; flow X; partner عراق"#,
    ]),
    ("دست کم ۲۰ سرباز و حدود ۳۰۰ غیرنظامی کشته شدند.", &[
        r#"Number "دست کم ۲۰" 20 سرباز, at_least; of سرباز"#,
        r#"Number "حدود ۳۰۰" 300 غیرنظامی, about; of غیرنظامی"#,
    ]),
    ("قیمت ۵/۵ درصد افزایش یافت و به ۱٬۲۰۰ تومان رسید.", &[
        r#"Percent "۵/۵ درصد" 5.5 %"#,
        r#"Currency "۱٬۲۰۰ تومان" 1200 tomans"#,
    ]),
    ("بیست و پنج نفر زخمی شدند.", &[
        r#"Number "بیست و پنج" 25 نفر; of نفر"#,
    ]),
    ("راننده ۳۵ ساله ۴۰ کیلومتر رفت.", &[
        r#"Age "۳۵ ساله" 35 a"#,
        r#"Dimension "۴۰ کیلومتر" 40 km"#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const GERMAN: Sentences = &[
    ("Der Handel betrug 2025 mehr als 2 Milliarden Dollar.", &[
        r#"Date "2025"; in 2025"#,
        r#"Currency "mehr als 2 Milliarden Dollar" 2000000000 USD, more_than; of Der Handel; in 2025"#,
    ]),
    ("Mindestens zwanzig Soldaten und rund 300 Zivilisten starben am 7. Oktober 2023.", &[
        r#"Number "Mindestens zwanzig" 20 Soldaten, at_least; of Soldaten; in 2023-10"#,
        r#"Number "rund 300" 300 Zivilisten, about; of Zivilisten; in 2023-10"#,
        r#"Date "7. Oktober 2023"; in 2023-10"#,
    ]),
    ("Die Exporte nach China stiegen um 5,2 Prozent auf 1.234,5 Mio. Euro.", &[
        r#"Percent "5,2 Prozent" 5.2 %; of Die Exporte nach China; flow X; partner China"#,
        r#"Currency "1.234,5 Mio. Euro" 1234500000 EUR; of Die Exporte nach China; flow X; partner China"#,
    ]),
    ("Der 35-jährige Fahrer zahlte 1.200 Euro und fuhr zweiundzwanzig Kilometer.", &[
        r#"Age "35-jährige" 35 a"#,
        r#"Currency "1.200 Euro" 1200 EUR"#,
        r#"Dimension "zweiundzwanzig Kilometer" 22 km"#,
    ]),
    ("Dreihundertfünfundvierzig Menschen, zwischen 10 und 15 Prozent der Bevölkerung.", &[
        r#"Number "Dreihundertfünfundvierzig" 345 Menschen; of Menschen"#,
        r#"Percent "zwischen 10 und 15 Prozent" 10 to 15 %; of Bevölkerung"#,
    ]),
    ("Tausende Menschen; eine halbe Million Franken; anderthalb Stunden; hundert Tage.", &[
        r#"Number "Tausende" Menschen; of Menschen"#,
        r#"Currency "eine halbe Million Franken" 500000 francs"#,
        r#"Duration "anderthalb Stunden" 1.5 h"#,
        r#"Duration "hundert Tage" 100 d"#,
    ]),
    ("Das Spiel endete 3:1, der Sieg kam um 20:30 Uhr.", &[
        r#"Label "3:1""#,
        r#"Date "20:30 Uhr""#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const FRENCH: Sentences = &[
    ("Le commerce a atteint plus de 2 milliards de dollars en 2025.", &[
        r#"Currency "plus de 2 milliards de dollars" 2000000000 USD, more_than; of Le commerce; in 2025"#,
        r#"Date "2025"; in 2025"#,
    ]),
    ("Au moins vingt soldats et environ 300 civils sont morts le 7 octobre 2023.", &[
        r#"Number "Au moins vingt" 20 soldats, at_least; of soldats; in 2023-10"#,
        r#"Number "environ 300" 300 civils, about; of civils; in 2023-10"#,
        r#"Date "7 octobre 2023"; in 2023-10"#,
    ]),
    ("Les exportations de blé ont augmenté de 5,2 % à 1 234,5 millions d'euros.", &[
        r#"Percent "5,2 %" 5.2 %; of Les exportations de blé; flow X; commodity blé"#,
        r#"Currency "1 234,5 millions d'euros" 1234500000 EUR; of Les exportations de blé; flow X; commodity blé"#,
    ]),
    ("Quatre-vingt-dix-sept personnes, soixante et onze maisons, deux cent trente tonnes.", &[
        r#"Number "Quatre-vingt-dix-sept" 97 personnes; of personnes"#,
        r#"Number "soixante et onze" 71 maisons; of maisons"#,
        r#"Dimension "deux cent trente tonnes" 230 t"#,
    ]),
    ("Il est âgé de 35 ans et a payé 1,6 milliard de francs suisses.", &[
        r#"Age "35 ans" 35 a"#,
        r#"Currency "1,6 milliard de francs suisses" 1600000000 CHF"#,
    ]),
    ("Des milliers de personnes, une vingtaine de blessés, entre 10 et 15 kilomètres.", &[
        r#"Number "milliers" personnes; of personnes"#,
        r#"Number "une vingtaine" 20 blessés; of blessés"#,
        r#"Dimension "entre 10 et 15 kilomètres" 10 to 15 km"#,
    ]),
    ("La moitié des électeurs, deux tiers des voix, un million d'euros.", &[
        r#"Number "moitié" 0.5; of électeurs"#,
        r#"Number "deux tiers" 0.666666666666667; of voix"#,
        r#"Currency "un million d'euros" 1000000 EUR"#,
    ]),
];

#[rustfmt::skip] // A sentence, then a line for each figure.
const SPANISH: Sentences = &[
    ("El comercio alcanzó más de 2.000 millones de dólares en 2025.", &[
        r#"Currency "más de 2.000 millones de dólares" 2000000000 USD, more_than; of El comercio; in 2025"#,
        r#"Date "2025"; in 2025"#,
    ]),
    ("Al menos veinte soldados y unos 300 civiles murieron el 7 de octubre de 2023.", &[
        r#"Number "Al menos veinte" 20 soldados, at_least; of soldados; in 2023-10"#,
        r#"Number "unos 300" 300 civiles, about; of civiles; in 2023-10"#,
        r#"Date "7 de octubre de 2023"; in 2023-10"#,
    ]),
    ("Las exportaciones a China subieron un 5,2 % hasta 1.234,5 millones de euros.", &[
        r#"Percent "5,2 %" 5.2 %; of Las exportaciones a China; flow X; partner China"#,
        r#"Currency "1.234,5 millones de euros" 1234500000 EUR; of Las exportaciones a China; flow X; partner China"#,
    ]),
    ("Treinta y cinco personas, doscientos cuarenta kilómetros, entre 10 y 15 por ciento.", &[
        r#"Number "Treinta y cinco" 35 personas; of personas"#,
        r#"Dimension "doscientos cuarenta kilómetros" 240 km"#,
        r#"Percent "entre 10 y 15 por ciento" 10 to 15 %"#,
    ]),
    ("Miles de personas; medio millón de pesos mexicanos; decenas de miles de euros.", &[
        r#"Number "Miles" personas; of personas"#,
        r#"Currency "medio millón de pesos mexicanos" 500000 MXN"#,
        r#"Currency "decenas de miles de euros" EUR"#,
    ]),
    ("El hombre de 35 años pagó 1.200 euros.", &[
        r#"Age "35 años" 35 a; of hombre"#,
        r#"Currency "1.200 euros" 1200 EUR"#,
    ]),
];
