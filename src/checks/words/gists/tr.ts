/** What scams say in Turkish, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const tr: Gists = {
  accountSuspended:
    "hesab*, hesap, posta kutu*, e-posta*, parola*, şifre*, erişim*, profil* | kapat*, askıya, kısıtla*, engellen*, bloke*, silin*, olağan dışı, şüpheli, süresi dol*, doldu, dolu | doğrula*, onayla*, güncelle*, giriş*, oturum aç*, etkinleştir*, yeniden | saat, hemen, derhal, yoksa, aksi halde, aksi takdirde, kaybeder*, kaybet*, kalıcı, önlemek, gün, bugün, için",
  advanceFee:
    "milyon*, dolar*, usd, avro, euro, tutar*, fon*, altın | banka*, hesab*, yatırıl*, mevduat*, kasa*, güvenlik şirket*, miras* | aktar*, transfer*, yurt dışı*, ortak*, payınız, yüzde, teklif*, öner*, talep*, lehdar* | gizli*, cevap*, yanıt*, iletişim*, telefon*, güven*, yardım*, adınız, dürüst*",
  crypto:
    "bitcoin*, btc, kripto*, ethereum, usdt, cüzdan*, madencilik*, coin* | bakiye*, çek*, çekil*, kazan*, yatırım*, kâr*, ödeme*, ödül* | saat, ücret*, kapatıl*, hemen, bugün, şimdi, bağla*, garanti*, günlük*, yoksa",
  documentShare:
    "belge*, dosya*, sözleşme*, sozlesme*, pdf, fatura*, teklif* | paylaş*, gönder*, güvenli*, şifreli*, korumalı* | oturum aç*, giriş*, görmek, görüntüle*, aç, açmak, inceleme* | parola*, şifre*, e-posta ve, e-posta adresiniz, kimlik*",
  extortion:
    "kamera*, webcam, video*, kaydet*, kayded*, hackle*, zararlı yazılım*, trojan*, virüs*, programım, cihazın*, bilgisayarın*, bilgisayarınız* | arkadaş*, kişi*, iş arkadaş*, aile*, yakın*, yayınla*, paylaşaca*, göndereceğ* | bitcoin*, btc, dolar*, avro, euro, öde*, gönder*, cüzdan*, kripto* | saat, gün*, sil*, yok ed*, süre*",
  giftCard:
    "hediye kart*, google play, itunes, steam, amazon, hediye çek*, kupon* | al, alır mısın, alabilir*, satın al*, temin* | kod*, kazı*, fotoğraf*, resim*, pin | müşteri*, geri, veririm, öderim, sürpriz*, gizli*, toplantı*, kimseye, aramızda, konuşam*, konferans*, personel*",
  inheritance:
    "ölen, vefat*, ölüm*, merhum*, kaza* | miras*, mirasçı*, akraba*, lehdar*, vasiyet*, soyad*, bağış* | milyon*, fon*, tutar*, servet*, para, avro, euro, dolar*, mevduat* | avukat*, noter*, iletişim*, cevap*, izniniz*, onay*, banka*, yasal, gizli*",
  job: "evden çalış*, evde çalış*, evden iş, uzaktan, yarı zamanlı, iş ilan*, iş teklif*, asistan*, ek gelir | deneyim gerek*, deneyimsiz, tecrübe gerek*, günde iki saat, günde, saat çalış*, müşterilerimiz*, esnek, basit görev* | ayda, aylık, komisyon*, maaş*, kazan*, günlük, yüzde | cevap*, başvur*, iletişim*, whatsapp, telegram, ilet*, hesabınız*, ilgilen*",
  multiFactor:
    "iki adımlı, iki faktörlü, iki aşamalı, 2fa, mfa, çok faktörlü, authenticator, kimlik doğrulama*, doğrulama* | süresi*, doluyor, doldu, yenile*, güncelle*, zorunlu, gerekli, yeniden | tara*, qr, karekod*, tıkla*, telefon*, oturum*, giriş*, bağlantı*, uygulama* | erişim*, kaybet*, saat, bugün, hemen, kilitle*, önlemek",
  parcel:
    "paket*, gönderi*, kargo*, teslimat*, sipariş* | bekli*, beklet*, teslim edilem*, edilemedi, başarısız, gümrük*, iade*, depo*, eksik* | öde*, ücret*, gümrük*, adres*, onayla*, masraf* | saat, yoksa, aksi halde, gönderici*, gün, bağlantı*, tıkla*, şimdi, hemen",
  paymentDetails:
    "banka*, iban, hesab*, hesap, swift, havale* | değiş*, yeni, eski*, güncel*, kullanmama*, bugünden, denetim* | fatura*, ödeme*, öde*, havale*, transfer*, açık | bugünden itibaren, bundan sonra, bundan böyle, artık, aşağıda*, dekont*, kullanmama*, gelecek*, rica*, teyit*",
  payroll:
    "maaş*, ücretim*, bordro* | yeni, değiş*, güncelle* | banka*, hesab*, hesap*, iban | maaşım*, maaş hesabım*, hesabım*, bankamı, istiyorum, isterim, rica ediyorum, misiniz, mısınız, ödemeden önce, gelecek maaş*, hangi bilgiler",
  romance:
    "yalnız*, bekar*, ilişki*, aşk*, sevgi*, dürüst bir erkek, evlilik*, ciddi, dul | fotoğraf*, resim*, profil*, internet* | yaz, yazın, cevap*, whatsapp, telegram, özel, tanış* | canım, sevgili*, yaşında*, adım, benim adım, kadın*, kız*, rusya, ukrayna",
  tax: "vergi*, gelir idaresi, maliye*, gib | iade*, hakkınız*, almanız*, borç*, ceza*, fazla öde* | form*, kart*, başvur*, onayla*, banka bilgi*, bağlantı*, tıkla*, doldur*, öde*",
  techSupport:
    "çekildi, tahsil*, yenilen*, satın al*, sipariş*, abonelik*, fatura*, ödeme* | koruma*, antivirüs*, güvenlik*, norton, mcafee, bilgisayar*, cihaz*, destek*, paypal, bitcoin, microsoft, amazon, apple, garanti* | iptal*, iade*, itiraz*, siz vermediyseniz, onaylamad*, yapmadıysanız | ara, arayın, arayınız, telefon*, numara*, hat*",
  urgentFavour:
    "bir dakikan var mı, vaktin var mı, müsait misin, müsait misiniz, bir dakika, ofiste misin, orada mısın, acil bir ricam, acil, küçük bir ricam | halletme*, hallet*, rica*, yardım*, görev*, ihtiyac*, istiyorum | gizli*, telefona bakam*, konuşam*, arayam*, toplantı*, cep numara*, telefon numara*, whatsapp, aramızda",
  voicemail:
    "sesli mesaj*, sesli posta*, telesekreter*, cevapsız arama*, cevapsız çağrı*, faks*, fax | aldınız, yeni, cevapsız, bırak*, numarasından | dinle*, oynat*, görüntüle* | oturum aç*, giriş*, hesab*, tıkla*, bağlantı*, ek, parola*, şifre*, aşağıda*",
};
