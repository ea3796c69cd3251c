/** An account or mailbox is said to be blocked, full or about to be closed unless the reader signs in. */
import type { Family } from "./family.ts";

export const accountSuspended: Family = {
  en: {
    story:
      "your account has been suspended, your account has been limited, your account has been locked, your account has been restricted, your account will be suspended, your account will be closed, your account will be deactivated, your mailbox is full, your mailbox will be, your password expires, your password will expire, unusual sign-in activity, suspicious activity on your account",
    ask: "verify your account, verify your identity, confirm your account, confirm your identity, restore your account, restore access, reactivate your account, unlock your account, update your account, validate your account, keep your current password, keep same password, increase your storage",
  },
  de: {
    story:
      "Ihr Konto wurde gesperrt, Ihr Konto wurde eingeschränkt, Ihr Konto wurde vorübergehend, Ihr Konto wird gesperrt, Ihr Konto wird deaktiviert, Ihr Zugang wurde gesperrt, Ihr Postfach ist voll, Ihr Postfach wird, Ihr Passwort läuft ab, ungewöhnliche Anmeldung, verdächtige Aktivitäten auf Ihrem Konto",
    ask: "bestätigen Sie Ihr Konto, bestätigen Sie Ihre Identität, bestätigen Sie Ihre Daten, verifizieren Sie Ihr Konto, Konto wiederherstellen, Konto entsperren, Konto reaktivieren, Zugang wiederherstellen, aktualisieren Sie Ihre Daten, Passwort beibehalten, Speicherplatz erweitern",
  },
  fr: {
    story:
      "votre compte a été suspendu, votre compte a été limité, votre compte a été bloqué, votre compte sera suspendu, votre compte sera fermé, votre compte sera désactivé, votre accès a été bloqué, votre boîte mail est pleine, votre boîte aux lettres est pleine, votre mot de passe expire, activité inhabituelle sur votre compte, connexion inhabituelle",
    ask: "vérifiez votre compte, vérifier votre compte, vérifiez votre identité, confirmez votre compte, confirmez votre identité, confirmer vos informations, réactiver votre compte, réactivez votre compte, débloquer votre compte, rétablir l'accès, mettre à jour vos informations, conserver le même mot de passe",
  },
  es: {
    story:
      "su cuenta ha sido suspendida, su cuenta ha sido bloqueada, su cuenta ha sido limitada, tu cuenta ha sido suspendida, su cuenta será suspendida, su cuenta será cerrada, su cuenta será desactivada, su buzón está lleno, su contraseña caduca, su contraseña caducará, actividad inusual en su cuenta, inicio de sesión inusual",
    ask: "verifique su cuenta, verificar su cuenta, verifique su identidad, confirme su cuenta, confirme su identidad, confirmar sus datos, restaurar su cuenta, reactivar su cuenta, desbloquear su cuenta, restablecer el acceso, actualice sus datos, conservar la misma contraseña, mantener la contraseña actual",
  },
  it: {
    story:
      "il suo account è stato sospeso, il tuo account è stato sospeso, il suo conto è stato bloccato, il tuo conto è stato limitato, il tuo account è stato limitato, il suo account verrà sospeso, il tuo account sarà disattivato, la tua casella è piena, la sua casella di posta è piena, la tua password scade, attività insolita sul tuo, accesso insolito",
    ask: "verifica il tuo account, verifichi il suo account, verifica la tua identità, conferma il tuo account, conferma la tua identità, confermi la sua identità, conferma i tuoi dati, ripristina il tuo account, riattiva il tuo account, sblocca il tuo account, ripristinare l'accesso, aggiorna i tuoi dati, mantieni la stessa password",
  },
  pt: {
    story:
      "a sua conta foi suspensa, sua conta foi suspensa, sua conta foi bloqueada, a sua conta foi limitada, sua conta será suspensa, sua conta será encerrada, a sua conta será desativada, sua caixa de correio está cheia, sua caixa de entrada está cheia, sua senha expira, a sua palavra-passe expira, atividade incomum na sua conta, acesso suspeito na sua conta",
    ask: "verifique a sua conta, verifique sua conta, verifique a sua identidade, verifique sua identidade, confirme a sua conta, confirme sua conta, confirme a sua identidade, confirme seus dados, restaurar a sua conta, reativar sua conta, reative a sua conta, desbloquear sua conta, desbloqueie sua conta, atualize os seus dados, manter a mesma senha",
  },
  nl: {
    story:
      "uw account is opgeschort, uw account is geblokkeerd, uw account is beperkt, je account is geblokkeerd, uw rekening is geblokkeerd, uw account wordt opgeschort, uw account wordt geblokkeerd, uw account wordt gesloten, uw mailbox is vol, uw postvak is vol, uw wachtwoord verloopt, ongebruikelijke activiteit op uw, ongebruikelijke aanmelding",
    ask: "verifieer uw account, verifieer uw identiteit, bevestig uw account, bevestig uw identiteit, bevestig je identiteit, bevestig uw gegevens, herstel uw account, uw account herstellen, heractiveer uw account, deblokkeer uw account, toegang herstellen, werk uw gegevens bij, behoud hetzelfde wachtwoord",
  },
  pl: {
    story:
      "Twoje konto zostało zawieszone, Twoje konto zostało zablokowane, Twoje konto zostało ograniczone, Państwa konto zostało zablokowane, Twoje konto zostanie zawieszone, Twoje konto zostanie zablokowane, Twoje konto zostanie zamknięte, Twoja skrzynka jest pełna, skrzynka pocztowa jest pełna, Twoje hasło wygasa, Twoje hasło wygaśnie, nietypowa aktywność na koncie, podejrzana aktywność na Twoim",
    ask: "zweryfikuj konto, zweryfikuj swoje konto, zweryfikuj tożsamość, zweryfikuj swoją tożsamość, potwierdź swoje konto, potwierdź tożsamość, potwierdź swoją tożsamość, potwierdź swoje dane, przywróć konto, przywrócić dostęp, odblokuj konto, odblokować konto, reaktywuj konto, zaktualizuj dane, zaktualizuj swoje dane, zachowaj obecne hasło",
  },
  ru: {
    story:
      "ваш аккаунт заблокирован, ваш аккаунт был заблокирован, ваша учетная запись заблокирована, ваша учетная запись приостановлена, ваш счет заблокирован, ваша карта заблокирована, ваш аккаунт будет заблокирован, ваша учетная запись будет, ваш почтовый ящик переполнен, ваш почтовый ящик заполнен, срок действия вашего пароля, подозрительная активность в вашем, необычный вход",
    ask: "подтвердите аккаунт, подтвердите ваш аккаунт, подтвердите вашу учетную запись, подтвердите учетную запись, подтвердите личность, подтвердите вашу личность, подтвердите свои данные, подтвердите ваши данные, восстановите доступ, восстановить доступ, разблокировать счет, разблокировать аккаунт, обновите данные, обновите ваши данные, сохранить текущий пароль",
  },
  tr: {
    story:
      "hesabınız askıya alındı, hesabınız askıya alınmıştır, hesabınız kısıtlandı, hesabınız bloke edil*, hesabınız kilitlendi, hesabınız askıya alınacak*, hesabınız kapatılacak*, posta kutunuz dolu, posta kutunuz doldu, parolanızın süresi, şifrenizin süresi, hesabınızda olağandışı, hesabınızda şüpheli",
    ask: "hesabınızı doğrula*, hesabınızı onayla*, kimliğinizi doğrula*, kimliğinizi onayla*, bilgilerinizi doğrula*, bilgilerinizi onayla*, bilgilerinizi güncelle*, hesabınızı yeniden etkinleştir*, hesabınızın kilidini aç*, erişimi geri yükle*, mevcut şifrenizi koru*, mevcut parolanızı koru*",
  },
  zh: {
    story:
      "您的账户已被冻结, 您的账户已被暂停, 您的账户已被限制, 您的帐户已被停用, 您的账号已被锁定, 您的账户将被关闭, 您的账号将被停用, 您的邮箱已满, 您的邮箱容量, 您的邮箱将被, 您的密码即将过期, 您的密码将过期, 异常登录, 账户存在异常",
    ask: "验证您的账户, 验证您的帐户, 验证您的身份, 确认您的账户, 确认您的身份, 恢复您的账户, 恢复访问, 恢复账户, 解锁您的账户, 解除限制, 更新您的账户, 更新您的信息, 重新激活, 保留当前密码, 保留原密码, 升级邮箱",
  },
  ja: {
    story:
      "アカウントが停止, アカウントを停止, アカウントが制限, アカウントの利用を制限, アカウントがロック, アカウントは閉鎖, ご利用を制限, ご利用を一時的に制限, メールボックスの容量が, メールボックスが一杯, メールボックスがいっぱい, パスワードの有効期限, 不審なログイン, 異常なログイン, 不正ログイン",
    ask: "アカウントを確認, アカウントの確認, アカウントを認証, 本人確認, ご本人確認, 情報をご確認ください, アカウントを復元, アカウントの復旧, 制限を解除, ロックを解除, 利用を再開, 情報を更新, お客様情報の更新, 現在のパスワードを維持, 同じパスワードを",
  },
};
