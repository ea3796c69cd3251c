/** A code is to be scanned with a telephone, which no filter of the organization watches, to sign in or to see something. */
import type { Family } from "./family.ts";

export const qrCode: Family = {
  en: {
    story:
      "scan the QR code, scan the code below, scan this QR code, scan the QR-code, scan the barcode below, QR code below, QR code with your phone, with your mobile camera, with your smartphone camera, using your phone camera",
    ask: "verify your account, verify your identity, confirm your identity, to authenticate, re-authenticate, to secure your account, review and sign, access the document, view the document, view your document, view the payslip, update your security, set up multi-factor, multi-factor authentication, two-factor authentication, before it expires",
  },
  de: {
    story:
      "scannen Sie den QR-Code, scannen Sie den Code, QR-Code scannen, QR-Code mit Ihrem Smartphone, QR-Code mit Ihrem Handy, mit der Kamera Ihres, untenstehenden QR-Code, folgenden QR-Code",
    ask: "Konto bestätigen, Ihr Konto zu bestätigen, Identität bestätigen, Ihre Identität zu bestätigen, zu authentifizieren, zu verifizieren, Dokument anzuzeigen, Dokument einzusehen, zu unterschreiben, Gehaltsabrechnung einzusehen, Mehrfaktor-Authentifizierung, Zwei-Faktor-Authentifizierung, bevor er abläuft, Sicherheitseinstellungen aktualisieren",
  },
  fr: {
    story:
      "scannez le QR code, scannez le code, scanner le QR code, scannez ce QR code, flashez le QR code, le QR code ci-dessous, avec votre téléphone portable, l'appareil photo de votre",
    ask: "vérifier votre compte, confirmer votre compte, vérifier votre identité, confirmer votre identité, vous authentifier, consulter le document, accéder au document, signer le document, authentification à deux facteurs, authentification multifacteur, sécuriser votre compte, avant son expiration",
  },
  es: {
    story:
      "escanee el código QR, escanea el código QR, escanear el código QR, escanee el código, escanee este código, código QR a continuación, con la cámara de su teléfono, con la cámara de tu móvil",
    ask: "verificar su cuenta, verificar tu cuenta, confirmar su cuenta, verificar su identidad, confirmar su identidad, autenticarse, ver el documento, acceder al documento, firmar el documento, autenticación de dos factores, autenticación multifactor, proteger su cuenta, antes de que caduque",
  },
  it: {
    story:
      "scansiona il codice QR, scansioni il codice QR, scansiona il QR code, scansionare il codice QR, inquadra il QR code, inquadra il codice QR, codice QR qui sotto, con la fotocamera del",
    ask: "verificare il tuo account, verificare il suo account, confermare il tuo account, verificare la tua identità, confermare la sua identità, autenticarti, visualizzare il documento, accedere al documento, firmare il documento, autenticazione a due fattori, autenticazione multifattore, proteggere il tuo account, prima che scada",
  },
  pt: {
    story:
      "escaneie o QR code, escaneie o código QR, digitalize o código QR, leia o código QR, leia o QR code, ler o código QR, código QR abaixo, com a câmera do seu, com a câmara do seu",
    ask: "verificar a sua conta, verificar sua conta, confirmar a sua conta, verificar a sua identidade, confirmar sua identidade, autenticar, ver o documento, visualizar o documento, aceder ao documento, assinar o documento, autenticação de dois fatores, autenticação multifator, proteger a sua conta, antes que expire",
  },
  nl: {
    story:
      "scan de QR-code, scan deze QR-code, scan de onderstaande QR-code, scan de code, QR-code hieronder, onderstaande QR-code, met de camera van uw, met de camera van je",
    ask: "uw account te verifiëren, uw account te bevestigen, account verifiëren, uw identiteit te bevestigen, identiteit bevestigen, te authenticeren, document te bekijken, het document bekijken, te ondertekenen, tweestapsverificatie, multifactorauthenticatie, uw account te beveiligen, voordat deze verloopt",
  },
  pl: {
    story:
      "zeskanuj kod QR, zeskanuj poniższy kod, zeskanować kod QR, skanując kod QR, zeskanuj kod, kod QR poniżej, poniższy kod QR, aparatem telefonu, aparatu w telefonie",
    ask: "zweryfikować konto, zweryfikować swoje konto, potwierdzić konto, potwierdzić tożsamość, zweryfikować tożsamość, uwierzytelnić, wyświetlić dokument, zobaczyć dokument, podpisać dokument, uwierzytelnianie dwuskładnikowe, uwierzytelniania wieloskładnikowego, zabezpieczyć konto, zanim wygaśnie",
  },
  ru: {
    story:
      "отсканируйте QR-код, отсканируйте код, сканируйте QR-код, отсканировать QR-код, QR-код ниже, наведите камеру, камерой телефона, камерой смартфона",
    ask: "подтвердить аккаунт, подтвердить учетную запись, подтвердить вашу учетную запись, подтвердить личность, подтвердить вашу личность, пройти аутентификацию, пройти проверку, просмотреть документ, посмотреть документ, подписать документ, двухфакторную аутентификацию, двухфакторной аутентификации, защитить аккаунт, пока он не истек",
  },
  tr: {
    story:
      "QR kodunu tarayın, QR kodu tarayın, QR kodu okutun, QR kodunu okutun, karekodu okutun, karekodu tarayın, aşağıdaki QR kod*, aşağıdaki karekod*, telefonunuzun kamerası*",
    ask: "hesabınızı doğrula*, hesabınızı onayla*, kimliğinizi doğrula*, kimliğinizi onayla*, belgeyi görüntüle*, belgeyi imzala*, iki faktörlü kimlik doğrulama*, çok faktörlü kimlik doğrulama*, hesabınızı korumak, hesabınızı güvence*, süresi dolmadan",
  },
  zh: {
    story: "扫描二维码, 扫描下方二维码, 扫描以下二维码, 扫描下面的二维码, 请扫码, 用手机扫描, 使用手机扫描, 微信扫码",
    ask: "验证您的账户, 验证您的身份, 确认您的身份, 身份验证, 完成认证, 完成验证, 查看文档, 查看文件, 签署文件, 领取补贴, 申领补贴, 工资补贴, 双重身份验证, 多因素身份验证, 保护您的账户, 过期前",
  },
  ja: {
    story:
      "QRコードをスキャン, QRコードを読み取, 下記のQRコード, 以下のQRコード, 二次元コードを読み取, スマートフォンのカメラで, スマートフォンで読み取, 携帯電話のカメラで",
    ask: "アカウントを確認, アカウントの確認, 本人確認, 認証を完了, 認証してください, ドキュメントを表示, 文書を確認, 文書に署名, 署名してください, 多要素認証, 二要素認証, 二段階認証, アカウントを保護, 期限が切れる前",
  },
};
