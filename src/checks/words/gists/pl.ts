/** What scams say in Polish, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const pl: Gists = {
  accountSuspended:
    "konto, konta, skrzynk*, poczt*, hasło, hasła, dostęp, profil | zamknięt*, zawieszon*, ograniczon*, ograniczyli*, zablokowan*, dezaktyw*, usunięt*, nietypow*, podejrzan*, wygas*, pełn*, przepełnion* | potwierd*, zweryfikuj*, weryfikac*, zaktualizuj*, zaloguj*, logowani*, aktywuj*, przywróć | godzin*, natychmiast*, inaczej, w przeciwnym, stracisz, utrat*, trwale, uniknąć, dni, dzisiaj, dziś, aby",
  advanceFee:
    "milion*, dolar*, usd, euro, sum*, środk*, fundusz*, złot* | bank*, konto, koncie, depozyt*, skarbc*, firma ochroniarska, spadk* | przela*, przelew*, transfer*, za granicę, zagranic*, partner*, udział, procent, propozycj*, roszcze*, beneficjent* | poufn*, odpis*, odpowied*, kontakt*, telefon*, zaufani*, pomoc*, imię, dyskre*, uczciw*",
  crypto:
    "bitcoin*, btc, krypto*, ethereum, usdt, portfel, kopani*, monet* | saldo, wypłać, wypłat*, zysk*, inwest*, zarob*, zarabia*, środki, depozyt, nagrod* | godzin*, opłat*, zamknięt*, teraz, dziś, dzisiaj, połącz, gwarantowan*, dzienn*, przewalutowani*, inaczej",
  documentShare:
    "dokument*, plik*, umow*, pdf, faktur*, ofert* | udostępni*, przesłan*, zabezpieczon*, zaszyfrowan*, chronion* | zaloguj*, logowani*, zobacz*, otwórz, otworzyć, wyświetl*, obejrz* | hasł*, dane logowania, adresem e-mail, adres e-mail, tożsamoś*",
  extortion:
    "kamer*, webcam, nagrani*, nagrał*, film*, zhakowa*, włamał*, malware, trojan*, wirus*, mój program, twoje urządzenie, twoim komputerze, twój komputer | znajom*, kontakt*, koleg*, koledzy, rodzin*, opublikuj*, rozesł*, wyślę | bitcoin*, btc, dolar*, euro, zapła*, przelej, wyślij, portfel, krypto* | godzin*, dni, usun*, skasuj*, zniszcz*, termin*",
  giftCard:
    "kart* podarunkow*, karty podarunkowe, kart podarunkowych, kartę podarunkową, bony, voucher*, google play, itunes, steam*, amazon*, paysafe* | kup*, załatw*, zdob* | kod*, zdrap*, zdjęci*, pin* | klient*, oddam, zwróc*, niespodziank*, poufn*, spotkani*, nikomu, między nami, rozmawiać, konferencj*, pracownik*",
  inheritance:
    "zmarł*, śmierć, śmierci, zginął, wypad*, nieboszczyk* | spadk*, spadkobierc*, dziedzic*, krewn*, beneficjent*, testament*, nazwisko, darowizn* | milion*, fundusz*, sum*, majątek, pieniądz*, euro, dolar*, depozyt* | adwokat*, notariusz*, prawnik*, kontakt*, odpis*, odpowied*, zgod*, bank*, legaln*, poufn*",
  job: "praca w domu, praca zdalna, pracy zdalnej, z domu, dorywcz*, pół etatu, ofert* pracy, asystent*, dodatkowy zarobek, wakat | doświadczenie nie, bez doświadczenia, godziny dziennie, godzin dziennie, minut dziennie, od naszych klientów, naszych klientów, elastyczn*, proste zadania | miesięczn*, prowizj*, pensj*, zarob*, dzienn*, procent, wynagrodzeni* | odpis*, odpowied*, aplikow*, kontakt*, whatsapp, telegram, przesył*, swoje konto, zainteresowan*",
  multiFactor:
    "dwuskładnikow*, dwuetapow*, 2fa, mfa, wieloskładnikow*, authenticator, uwierzytelniani* | wygas*, odnow*, odnów, aktualizac*, zaktualiz*, wymagan*, ponown* | zeskanuj*, qr, klik*, telefon*, zaloguj*, link*, aplikacj* | dostęp*, stracić, utrac*, godzin*, dzisiaj, dziś, natychmiast*, zablokow*, uniknąć",
  parcel:
    "paczk*, przesyłk*, dostaw*, przesyłek | zatrzyman*, czeka, oczekuj*, nie udało, nie mogł*, nie może, niedoręcz*, cło, cła, celn*, zwrócon*, wróci, magazyn*, niepełn* | zapła*, opłat*, dopłat*, cło, cła, adres, potwierd*, koszt* | godzin*, albo, inaczej, nadawc*, uwolni*, termin, dni, link*, klik*, teraz",
  paymentDetails:
    "bank*, iban, konto, konta, rachun*, numer konta, swift | zmieni*, zmian*, now*, poprzedni*, star*, nieużywan*, nie korzyst*, zaktualizowan*, od dziś, audyt* | faktur*, płatnoś*, opłac*, zapła*, przelew*, wpłat*, zaległ* | od dziś, od teraz, od tej pory, poniższ*, potwierdzeni*, nieużywan*, przyszł*, kolejn*, prosimy, aktualizac*",
  payroll:
    "wypłat*, wynagrodzeni*, pensj*, płac* | now*, zmieni*, zmian*, aktualiz* | bank*, konto, konta, rachun* | moje wynagrodzenie, moja wypłata, moja pensja, moje konto, mojego konta, mój bank, zmieniłem, zmieniłam, chciałbym, chciałabym, chcę, czy można, czy możecie, przed wypłatą, następn* wypłat*, jakich danych, co jest potrzebne",
  romance:
    "samotn*, singiel*, związ*, miłoś*, uczciwego mężczyzn*, małżeństw*, poważn*, bratnia dusza, wdow* | zdjęci*, profil, internet* | napisz, odpis*, whatsapp, telegram, prywatn*, poznać | kochany, drogi, lat, mam na imię, nazywam się, kobiet*, dziewczyn*, rosj*, ukrain*",
  tax: "podat*, urząd skarbowy, skarbow*, fiskus*, pit | zwrot*, nadpłat*, przysługuje, zaległoś*, kar* | formularz*, kart*, wniosek, potwierd*, dane bankowe, link*, klik*, wypełn*, zapła*",
  techSupport:
    "pobran*, obciążon*, odnowion*, zakup*, zamówieni*, subskrypcj*, faktur*, płatnoś* | ochron*, antywirus*, bezpieczeństw*, norton, mcafee, komputer*, urządze*, wsparci*, paypal, bitcoin, microsoft, amazon, apple, gwarancj* | anulow*, zwrot*, rezygn*, nie zamaw*, nie autoryz*, nie ty, nie składał* | zadzwoń, dzwoń, telefon*, numer, infolini*",
  urgentFavour:
    "masz chwilę, ma pan chwilę, ma pani chwilę, chwilę, minutę, dostępn*, w biurze, jesteś tam, szybka prośba, pilna prośba, pilne, wolny | potrzebuj*, załatw*, przysług*, zadani*, pomoc*, zajął, zajęła | poufn*, dyskretn*, nie mogę rozmawiać, nie mogę odbierać, nie mogę dzwonić, spotkani*, numer komórki, numer telefonu, whatsapp, między nami",
  voicemail:
    "wiadomość głosow*, wiadomości głosow*, poczt* głosow*, nieodebrane połączenie, fax, faks, nagranie głosowe | otrzym*, now*, nieodebran*, zostawi*, z numeru, od | odsłucha*, odtwórz, posłuch*, zobacz | zaloguj*, logowani*, konto, klik*, link*, załącznik*, hasł*, poniżej",
};
