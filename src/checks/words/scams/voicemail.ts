/** A voice message, call or fax is said to wait behind a page. */
import type { Family } from "./family.ts";

export const voicemail: Family = {
  en: {
    story:
      "you have a new voicemail, you have a new voice message, you received a voice message, new voicemail message, new voice message from, you have received a new voicemail, you missed a call, missed call from, you have received a new fax, new fax message, voicemail received, caller ID",
    ask: "listen to message, listen to the message, listen to voicemail, listen to your message, play message, play voicemail, play the message, play audio, listen now, download voicemail, download the message, view fax, access your voicemail",
  },
  de: {
    story:
      "Sie haben eine neue Sprachnachricht, neue Sprachnachricht, eine neue Voicemail, neue Voicemail, Sie haben einen Anruf verpasst, verpasster Anruf, Sie haben ein neues Fax, neues Fax",
    ask: "Nachricht anhören, Nachricht abhören, Sprachnachricht anhören, Sprachnachricht abhören, Voicemail anhören, Nachricht abspielen, jetzt anhören, Nachricht herunterladen, Fax anzeigen, Fax ansehen",
  },
  fr: {
    story:
      "vous avez un nouveau message vocal, nouveau message vocal, vous avez reçu un message vocal, nouvelle messagerie vocale, appel manqué, vous avez manqué un appel, vous avez reçu un fax, nouveau fax",
    ask: "écouter le message, écoutez le message, écouter votre message, lire le message vocal, écouter maintenant, télécharger le message, afficher le fax, voir le fax, accéder à votre messagerie",
  },
  es: {
    story:
      "tiene un nuevo mensaje de voz, nuevo mensaje de voz, ha recibido un mensaje de voz, nuevo correo de voz, llamada perdida, tiene una llamada perdida, ha recibido un fax, nuevo fax",
    ask: "escuchar mensaje, escuchar el mensaje, escuche el mensaje, reproducir mensaje, reproducir el mensaje, escuchar ahora, descargar mensaje, ver fax, acceder a su buzón de voz",
  },
  it: {
    story:
      "hai un nuovo messaggio vocale, ha un nuovo messaggio vocale, nuovo messaggio vocale, hai ricevuto un messaggio vocale, nuova segreteria, chiamata persa, hai perso una chiamata, hai ricevuto un fax, nuovo fax",
    ask: "ascolta messaggio, ascolta il messaggio, ascoltare il messaggio, riproduci messaggio, riproduci il messaggio, ascolta ora, scarica messaggio, scarica il messaggio, visualizza fax, accedi alla segreteria",
  },
  pt: {
    story:
      "tem uma nova mensagem de voz, você tem uma nova mensagem de voz, nova mensagem de voz, recebeu uma mensagem de voz, novo correio de voz, chamada perdida, chamada não atendida, recebeu um fax, novo fax",
    ask: "ouvir mensagem, ouvir a mensagem, ouça a mensagem, reproduzir mensagem, reproduzir a mensagem, ouvir agora, baixar mensagem, descarregar mensagem, ver fax, aceder ao correio de voz, acessar correio de voz",
  },
  nl: {
    story:
      "u heeft een nieuw spraakbericht, u hebt een nieuw spraakbericht, nieuw spraakbericht, nieuw voicemailbericht, een nieuwe voicemail, gemiste oproep, u heeft een oproep gemist, u heeft een fax ontvangen, nieuwe fax",
    ask: "bericht beluisteren, beluister bericht, beluister het bericht, voicemail beluisteren, luister naar het bericht, bericht afspelen, nu beluisteren, bericht downloaden, fax bekijken",
  },
  pl: {
    story:
      "masz nową wiadomość głosową, nowa wiadomość głosowa, otrzymałeś wiadomość głosową, otrzymałeś nową wiadomość głosową, nowa poczta głosowa, nieodebrane połączenie, masz nieodebrane połączenie, otrzymałeś faks, nowy faks",
    ask: "odsłuchaj wiadomość, odsłuchać wiadomość, odtwórz wiadomość, posłuchaj wiadomości, odsłuchaj teraz, pobierz wiadomość, zobacz faks, wyświetl faks, odsłuchaj pocztę głosową",
  },
  ru: {
    story:
      "у вас новое голосовое сообщение, новое голосовое сообщение, вы получили голосовое сообщение, вам оставили голосовое сообщение, пропущенный вызов, пропущенный звонок, у вас пропущенный, вы получили факс, новый факс",
    ask: "прослушать сообщение, прослушайте сообщение, прослушать голосовое, воспроизвести сообщение, прослушать сейчас, скачать сообщение, просмотреть факс, посмотреть факс, открыть факс",
  },
  tr: {
    story:
      "yeni bir sesli mesajınız, yeni sesli mesaj, sesli mesajınız var, sesli mesaj aldınız, cevapsız arama, cevapsız çağrı, yeni bir faks*, yeni faks",
    ask: "mesajı dinle*, sesli mesajı dinle*, mesajı oynat*, şimdi dinle*, mesajı indir*, faksı görüntüle*, faksı aç*, sesli mesajınızı dinle*",
  },
  zh: {
    story:
      "您有一条新的语音留言, 您有新的语音留言, 您有一条新的语音邮件, 新语音邮件, 新的语音消息, 收到一条语音留言, 未接来电, 您有一份新传真, 收到新传真",
    ask: "收听留言, 收听语音, 听取留言, 播放留言, 播放语音, 播放消息, 立即收听, 下载语音, 下载留言, 查看传真",
  },
  ja: {
    story:
      "新しいボイスメール, 新しい音声メッセージ, 音声メッセージを受信, ボイスメールを受信, ボイスメールが届, 新着の留守番電話, 留守番電話メッセージ, 不在着信, 新しいファックス, ファックスを受信, 新しいFAX",
    ask: "メッセージを聞く, 音声を聞く, ボイスメールを聞く, メッセージを再生, 音声を再生, 今すぐ聞く, メッセージをダウンロード, 音声をダウンロード, ファックスを表示, FAXを表示",
  },
};
