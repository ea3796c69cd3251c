/** A charge or a virus is told, and a telephone number is the only way out (call-back fraud). */
import type { Family } from "./family.ts";

export const techSupport: Family = {
  en: {
    story:
      "your subscription has been renewed, subscription will be renewed, has been auto renewed, automatic renewal of your, your order has been processed, will be charged to your, has been charged to your, will be debited from your, has been debited from your, your computer is infected, your computer has been infected, viruses have been detected, your device has been blocked",
    ask: "call our support, call our customer, call us immediately, call immediately, call the number, call our toll-free, to cancel call, to cancel this order, to cancel the subscription, to request a refund call, did not authorize this, if you did not authorize, contact our helpline, contact our help desk, call our billing",
  },
  de: {
    story:
      "Ihr Abonnement wurde verlängert, Ihr Abo wurde verlängert, automatisch verlängert, Ihre Bestellung wurde bearbeitet, wird von Ihrem Konto abgebucht, wurde von Ihrem Konto abgebucht, Ihr Computer ist infiziert, Ihr Computer wurde infiziert, Viren wurden gefunden, Ihr Gerät wurde gesperrt",
    ask: "rufen Sie uns sofort an, rufen Sie uns an, rufen Sie unseren Support, rufen Sie die Nummer, rufen Sie folgende Nummer, um zu stornieren, zum Stornieren, um die Bestellung zu stornieren, nicht von Ihnen autorisiert, unsere Hotline, kostenlose Hotline",
  },
  fr: {
    story:
      "votre abonnement a été renouvelé, renouvelé automatiquement, renouvellement automatique, votre commande a été traitée, sera débité de votre, a été débité de votre, votre ordinateur est infecté, votre ordinateur a été infecté, virus ont été détectés, votre appareil a été bloqué",
    ask: "appelez-nous immédiatement, appelez immédiatement, appelez notre support, appelez notre service, appelez le numéro, appelez le, pour annuler, si vous n'avez pas autorisé, numéro gratuit, contactez notre assistance par téléphone",
  },
  es: {
    story:
      "su suscripción ha sido renovada, renovado automáticamente, renovación automática, su pedido ha sido procesado, se cargará a su, será cargado en su, ha sido cargado en su, su computadora está infectada, su ordenador está infectado, se han detectado virus, su dispositivo ha sido bloqueado",
    ask: "llámenos inmediatamente, llame inmediatamente, llame a nuestro soporte, llame a nuestro servicio, llame al número, llame al, para cancelar, si no autorizó, si usted no autorizó, número gratuito, línea de ayuda",
  },
  it: {
    story:
      "il suo abbonamento è stato rinnovato, il tuo abbonamento è stato rinnovato, rinnovato automaticamente, rinnovo automatico, il suo ordine è stato elaborato, verrà addebitato sul, è stato addebitato sul, il suo computer è infetto, il tuo computer è infetto, sono stati rilevati virus, il tuo dispositivo è stato bloccato",
    ask: "chiami immediatamente, chiama immediatamente, chiama il nostro supporto, chiami il nostro servizio, chiama il numero, chiami il numero, per annullare, se non ha autorizzato, se non hai autorizzato, numero verde, assistenza telefonica",
  },
  pt: {
    story:
      "a sua assinatura foi renovada, sua assinatura foi renovada, renovada automaticamente, renovação automática, o seu pedido foi processado, será cobrado no seu, será debitado da sua, foi debitado da sua, o seu computador está infetado, seu computador está infectado, foram detectados vírus, seu dispositivo foi bloqueado",
    ask: "ligue imediatamente, ligue para o nosso suporte, ligue para nosso suporte, ligue para o número, ligue para, para cancelar, se não autorizou, se você não autorizou, número gratuito, linha de apoio",
  },
  nl: {
    story:
      "uw abonnement is verlengd, je abonnement is verlengd, automatisch verlengd, automatische verlenging, uw bestelling is verwerkt, wordt van uw rekening afgeschreven, is van uw rekening afgeschreven, uw computer is geïnfecteerd, uw computer is besmet, er zijn virussen gevonden, uw apparaat is geblokkeerd",
    ask: "bel ons onmiddellijk, bel onmiddellijk, bel direct, bel onze helpdesk, bel onze klantenservice, bel het nummer, bel ons op, om te annuleren, niet door u geautoriseerd, als u dit niet heeft geautoriseerd, gratis nummer",
  },
  pl: {
    story:
      "Twoja subskrypcja została odnowiona, subskrypcja została przedłużona, automatycznie odnowion*, automatyczne odnowienie, Twoje zamówienie zostało przetworzone, zostanie pobrana z Twojego konta, została pobrana z Twojego konta, Twój komputer jest zainfekowany, Twój komputer został zainfekowany, wykryto wirusy, Twoje urządzenie zostało zablokowane",
    ask: "zadzwoń natychmiast, zadzwoń do nas, zadzwoń na nasz, zadzwoń pod numer, zadzwoń na numer, prosimy o telefon, aby anulować, jeśli nie autoryzowałeś, nie autoryzowałeś tej, bezpłatny numer, infolinia",
  },
  ru: {
    story:
      "ваша подписка продлена, ваша подписка была продлена, подписка автоматически продлена, автоматическое продление, ваш заказ обработан, будет списано с вашего, списано с вашего счета, списано с вашей карты, ваш компьютер заражен, обнаружены вирусы, ваше устройство заблокировано",
    ask: "немедленно позвоните, позвоните немедленно, позвоните в службу, позвоните нам, позвоните по номеру, звоните по номеру, чтобы отменить, для отмены, если вы не совершали, бесплатный номер, горячая линия, горячую линию",
  },
  tr: {
    story:
      "aboneliğiniz yenilendi, aboneliğiniz yenilenmiştir, otomatik olarak yenilendi, otomatik yenileme, siparişiniz işleme alındı, hesabınızdan çekilecek*, hesabınızdan tahsil*, kartınızdan tahsil*, bilgisayarınıza virüs, bilgisayarınız virüs*, virüs tespit edildi, cihazınız kilitlendi",
    ask: "hemen arayın, bizi hemen arayın, destek hattımızı arayın, müşteri hizmetlerimizi arayın, numarayı arayın, numaralı telefonu arayın, iptal etmek için, iptal için, siz onaylamadıysanız, ücretsiz hat*, destek hattı*",
  },
  zh: {
    story:
      "您的订阅已续费, 您的订阅已自动续费, 自动续费, 自动续订, 您的订单已处理, 将从您的账户扣款, 已从您的账户扣款, 您的电脑已感染, 您的电脑感染了病毒, 检测到病毒, 您的设备已被锁定",
    ask: "请立即致电, 立即拨打, 请拨打客服, 拨打客服电话, 请拨打电话, 致电我们的客服, 如需取消, 取消订单请, 取消订阅请, 如非本人操作, 免费热线, 客服热线",
  },
  ja: {
    story:
      "サブスクリプションが更新, 自動更新されました, 自動更新のお知らせ, ご注文が処理されました, 口座から引き落とし, カードに請求, 請求されました, パソコンがウイルスに感染, ウイルスが検出, デバイスがロック",
    ask: "至急お電話, 今すぐお電話, すぐにお電話ください, サポートにお電話, サポートセンターまでお電話, 下記の番号にお電話, 下記までお電話, キャンセルするには, キャンセルする場合は, 心当たりのない場合はお電話, フリーダイヤル",
  },
};
