/** The reader is said to have been filmed or broken into, and shall pay in coins for silence. */
import type { Family } from "./family.ts";

export const extortion: Family = {
  en: {
    story:
      "I hacked your, I have hacked your, I have access to your device, full access to your devices, I recorded you, I recorded a video, video of you, I installed malware, I installed a trojan, my malware, through your camera, your browsing history, downloaded all your data, your data has been stolen",
    ask: "send Bitcoin to, transfer Bitcoin, pay in Bitcoin, in Bitcoin to my wallet, to my Bitcoin wallet, my Bitcoin address, my BTC wallet, my BTC address, to this wallet, pay the ransom, hours to pay, hours to make the payment",
  },
  de: {
    story:
      "ich habe Ihr Gerät gehackt, ich habe dein Gerät gehackt, habe Ihr Konto gehackt, Zugriff auf Ihr Gerät, Zugriff auf alle Ihre Geräte, Zugriff auf deine Geräte, ein Video von Ihnen, ein Video von dir, habe Sie gefilmt, habe dich gefilmt, über Ihre Kamera, über deine Kamera, Trojaner installiert, Ihr Browserverlauf",
    ask: "in Bitcoin, Bitcoin-Adresse, meine Bitcoin-Wallet, auf mein Bitcoin-Konto, auf meine Wallet, Lösegeld, Stunden Zeit zu zahlen, Stunden Zeit um zu bezahlen, Stunden zur Zahlung",
  },
  fr: {
    story:
      "j'ai piraté votre, j'ai piraté ton, j'ai accès à votre appareil, accès à tous vos appareils, je vous ai filmé*, je t'ai filmé*, une vidéo de vous, une vidéo de toi, par votre caméra, via votre webcam, installé un cheval de Troie, installé un logiciel malveillant",
    ask: "en Bitcoin, en Bitcoins, adresse Bitcoin, portefeuille Bitcoin, mon portefeuille BTC, payer la rançon, heures pour payer, heures pour effectuer le paiement",
  },
  es: {
    story:
      "he hackeado su, he hackeado tu, hackeé tu, tengo acceso a tu dispositivo, acceso a todos sus dispositivos, acceso completo a tu, te grabé, le he grabado, un vídeo tuyo, un video suyo, a través de su cámara, a través de tu cámara, instalé un troyano, instalé un virus",
    ask: "en Bitcoin, en Bitcoins, dirección de Bitcoin, mi billetera Bitcoin, mi monedero Bitcoin, cartera de Bitcoin, pagar el rescate, horas para pagar, horas para realizar el pago",
  },
  it: {
    story:
      "ho hackerato il tuo, ho hackerato il suo, ho violato il tuo, ho accesso al tuo dispositivo, accesso a tutti i tuoi dispositivi, ti ho registrato, ti ho filmat*, un video di te, un tuo video, attraverso la tua webcam, tramite la tua fotocamera, ho installato un trojan",
    ask: "in Bitcoin, indirizzo Bitcoin, portafoglio Bitcoin, mio portafoglio BTC, mio wallet Bitcoin, pagare il riscatto, ore per pagare, ore per effettuare il pagamento",
  },
  pt: {
    story:
      "eu hackeei o seu, hackeei seu, invadi o seu, tenho acesso ao seu dispositivo, acesso a todos os seus dispositivos, gravei você, gravei um vídeo seu, um vídeo seu, através da sua câmera, através da sua câmara, instalei um trojan, instalei um vírus",
    ask: "em Bitcoin, em Bitcoins, endereço Bitcoin, endereço de Bitcoin, minha carteira Bitcoin, minha carteira de Bitcoin, pagar o resgate, horas para pagar, horas para fazer o pagamento, horas para efetuar o pagamento",
  },
  nl: {
    story:
      "ik heb uw apparaat gehackt, ik heb je apparaat gehackt, ik heb uw account gehackt, toegang tot uw apparaat, toegang tot al uw apparaten, toegang tot je apparaten, ik heb je gefilmd, ik heb u gefilmd, een video van u, een video van jou, via uw camera, via je webcam, een trojan geïnstalleerd",
    ask: "in Bitcoin, Bitcoin-adres, mijn Bitcoin-wallet, naar mijn wallet, mijn BTC-wallet, losgeld, uur om te betalen, uur de tijd om te betalen",
  },
  pl: {
    story:
      "zhakowałem Twoje, zhakowałem Twój, włamałem się na, mam dostęp do Twojego urządzenia, dostęp do wszystkich Twoich urządzeń, pełny dostęp do Twojego, nagrałem Cię, nagrałem wideo, wideo z Tobą, przez Twoją kamerę, za pomocą kamery, zainstalowałem trojana",
    ask: "w Bitcoinach, w Bitcoin, adres Bitcoin, portfel Bitcoin, mój portfel BTC, na mój portfel, zapłacić okup, godzin na zapłatę, godzin na dokonanie płatności",
  },
  ru: {
    story:
      "я взломал ваш*, я взломал тво*, ваше устройство взломано, доступ к вашему устройству, доступ ко всем вашим устройствам, полный доступ к вашим, я записал вас, записал видео, видео с вашим участием, через вашу камеру, установил троян, установил вирус",
    ask: "в биткоинах, биткоин-кошелек, биткоин кошелек, на мой биткоин, адрес биткоин*, мой BTC, заплатить выкуп, часов на оплату, часов чтобы заплатить, часов для оплаты",
  },
  tr: {
    story:
      "cihazınızı hackledim, cihazını hackledim, hesabınızı hackledim, cihazlarınıza erişim*, cihazınıza tam erişim*, cihazınıza erişim sağladım, sizi kaydettim, seni kaydettim, videonuzu kaydettim, video kaydınız, kameranız aracılığıyla, kameran aracılığıyla, truva atı yükledim",
    ask: "Bitcoin olarak, Bitcoin gönder*, Bitcoin adresi*, Bitcoin cüzdan*, BTC cüzdan*, fidye, ödeme için saat*, saat süreniz, saatiniz var",
  },
  zh: {
    story:
      "我入侵了您的, 我入侵了你的, 我黑进了你的, 我已控制您的设备, 完全控制了你的设备, 访问您的设备, 录下了你的视频, 录制了您的视频, 您的私密视频, 通过你的摄像头, 通过您的摄像头, 植入了木马, 安装了木马",
    ask: "支付比特币, 比特币钱包, 比特币地址, 我的钱包地址, 转入比特币, 支付赎金, 小时内付款, 小时内支付, 小时的时间付款",
  },
  ja: {
    story:
      "デバイスをハッキング, デバイスに侵入, デバイスにアクセス, アカウントをハッキング, あなたを録画, あなたの動画, 動画を録画, カメラを通して, ウェブカメラで, トロイの木馬を, マルウェアをインストール",
    ask: "ビットコインで, ビットコインを送金, ビットコインウォレット, ビットコインアドレス, 私のウォレット, 身代金, 時間以内に支払, 時間以内にお支払",
  },
};
