/** The second step of signing in is said to run out or to need setting up anew; who follows hands it over. */
import type { Family } from "./family.ts";

export const multiFactor: Family = {
  en: {
    story:
      "two-factor authentication, multi-factor authentication, two-step verification, your authenticator, authenticator app, your 2FA, your MFA, MFA enrollment, security key will expire",
    ask: "will expire, has expired, expires today, expires in, re-authenticate, reauthenticate, re-enroll, re-activate, reactivate, set up again, update your security, renew your authentication, complete the setup, to avoid losing access, to keep access, to avoid being locked out, approve the request, read back the code",
  },
  de: {
    story:
      "Zwei-Faktor-Authentifizierung, Mehrfaktor-Authentifizierung, Multi-Faktor-Authentifizierung, Zwei-Schritt-Verifizierung, Bestätigung in zwei Schritten, Ihre Authenticator-App, photoTAN, pushTAN, TAN-Verfahren, SecureGo",
    ask: "läuft ab, läuft heute ab, ist abgelaufen, abgelaufen, erneut einrichten, neu einrichten, neu aktivieren, erneut aktivieren, erneuern Sie, aktualisieren Sie, Registrierung erneuern, um den Zugriff nicht zu verlieren, um eine Sperrung zu vermeiden",
  },
  fr: {
    story:
      "authentification à deux facteurs, double authentification, authentification multifacteur, authentification multifactorielle, validation en deux étapes, votre application d'authentification, clé digitale, Certicode",
    ask: "expire, va expirer, a expiré, expire aujourd'hui, réactiver, réactivez, configurer à nouveau, renouveler, renouvelez, mettre à jour, mettez à jour, pour éviter de perdre l'accès, pour éviter le blocage, pour conserver votre accès",
  },
  es: {
    story:
      "autenticación de dos factores, autenticación en dos pasos, autenticación multifactor, verificación en dos pasos, su aplicación de autenticación, firma digital de su banca",
    ask: "caduca, va a caducar, ha caducado, caduca hoy, expira hoy, ha expirado, reactivar, reactive, vuelva a configurar, configurar de nuevo, renueve, renovar, actualice, para no perder el acceso, para evitar el bloqueo",
  },
  it: {
    story:
      "autenticazione a due fattori, autenticazione a più fattori, autenticazione multifattore, verifica in due passaggi, la tua app di autenticazione, la sua app di autenticazione, secure call",
    ask: "scade, sta per scadere, è scaduta, scade oggi, riattivare, riattiva, riattivi, configurare di nuovo, configura di nuovo, rinnova, rinnovare, aggiorna, per non perdere l'accesso, per evitare il blocco",
  },
  pt: {
    story:
      "autenticação de dois fatores, autenticação de dois fatores expira, autenticação em dois fatores, autenticação multifator, verificação em duas etapas, verificação em dois passos, o seu aplicativo autenticador, chave móvel, iToken",
    ask: "expira, vai expirar, expirou, expira hoje, reativar, reative, configurar novamente, configure novamente, renovar, renove, atualizar, atualize, para não perder o acesso, para evitar o bloqueio",
  },
  nl: {
    story:
      "tweestapsverificatie, verificatie in twee stappen, tweefactorauthenticatie, twee-factor-authenticatie, meervoudige verificatie, multifactorauthenticatie, uw authenticator-app, uw digipas",
    ask: "verloopt, verloopt vandaag, is verlopen, opnieuw activeren, opnieuw instellen, opnieuw in te stellen, heractiveren, vernieuwen, vernieuw, bijwerken, om toegang te behouden, om blokkering te voorkomen",
  },
  pl: {
    story:
      "uwierzytelnianie dwuskładnikowe, uwierzytelniania dwuskładnikowego, uwierzytelnianie wieloskładnikowe, uwierzytelniania wieloskładnikowego, weryfikacja dwuetapowa, weryfikacji dwuetapowej, aplikacja uwierzytelniająca, autoryzacja mobilna",
    ask: "wygasa, wygasa dzisiaj, wygaśnie, wygasło, ponownie aktywuj, ponownie aktywować, ponowna aktywacja, skonfiguruj ponownie, odnów, odnowić, zaktualizuj, aby nie utracić dostępu, aby uniknąć blokady",
  },
  ru: {
    story:
      "двухфакторная аутентификация, двухфакторной аутентификации, двухфакторную аутентификацию, многофакторная аутентификация, многофакторной аутентификации, двухэтапная проверка, двухэтапной проверки, приложение-аутентификатор",
    ask: "истекает, истекает сегодня, истечет, истек, повторно активировать, активируйте повторно, настройте заново, настроить заново, продлите, обновите, чтобы не потерять доступ, чтобы избежать блокировки, сохранить доступ",
  },
  tr: {
    story:
      "iki faktörlü kimlik doğrulama*, iki aşamalı doğrulama*, iki adımlı doğrulama*, çok faktörlü kimlik doğrulama*, kimlik doğrulayıcı uygulama*",
    ask: "süresi doluyor, süresi dolacak, süresi doldu, bugün sona er*, yeniden etkinleştir*, tekrar etkinleştir*, yeniden ayarla*, yeniden kur*, yenileyin, güncelleyin, erişiminizi kaybetmemek, engellenmemek için",
  },
  zh: {
    story: "双重身份验证, 双因素认证, 双因素身份验证, 多因素身份验证, 多重身份验证, 多因素认证, 两步验证, 身份验证器",
    ask: "即将过期, 将过期, 已过期, 今天到期, 即将到期, 重新激活, 重新启用, 重新设置, 重新绑定, 更新验证, 以免失去访问, 避免无法访问, 避免账户被锁",
  },
  ja: {
    story: "二要素認証, 2要素認証, 二段階認証, 2段階認証, 多要素認証, 認証アプリ, ワンタイムパスワードの設定",
    ask: "有効期限が切れ, 期限が切れます, 期限切れ, 本日期限, 再設定, 再登録, 再認証, 再有効化, 更新してください, 更新手続き, アクセスできなくな, ご利用できなくな",
  },
};
