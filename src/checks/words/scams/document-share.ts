/** A document is said to be shared, sent safely or waiting for a signature; a page asks for a password to show it. */
import type { Family } from "./family.ts";

export const documentShare: Family = {
  en: {
    story:
      "shared a document with you, shared a file with you, has shared a document, has shared a file, sent you a document, sent you a secure document, a secure document, a document has been shared, documents are ready for your signature, document for your signature, awaiting your signature, remittance advice, proof of payment",
    ask: "view document, view the document, view shared document, view file, review document, review the document, review and sign, open document, access document, access the document, download document, sign in to view, log in to view, click to view",
  },
  de: {
    story:
      "hat ein Dokument mit Ihnen geteilt, hat eine Datei mit Ihnen geteilt, hat Ihnen ein Dokument, ein Dokument wurde für Sie, ein Dokument freigegeben, ein sicheres Dokument, wartet auf Ihre Unterschrift, Dokument zur Unterschrift, zur Unterzeichnung, Zahlungsavis",
    ask: "Dokument anzeigen, Dokument ansehen, Dokument öffnen, Datei anzeigen, Datei öffnen, Dokument prüfen, Dokument herunterladen, prüfen und unterschreiben, jetzt unterschreiben, anmelden um anzuzeigen, um das Dokument anzuzeigen, um das Dokument einzusehen",
  },
  fr: {
    story:
      "a partagé un document, a partagé un fichier, vous a envoyé un document, un document a été partagé, un document sécurisé, un nouveau document, en attente de votre signature, document à signer, avis de paiement, preuve de paiement",
    ask: "voir le document, afficher le document, consulter le document, ouvrir le document, accéder au document, voir le fichier, télécharger le document, examiner et signer, signer le document, connectez-vous pour, pour consulter le document",
  },
  es: {
    story:
      "ha compartido un documento, ha compartido un archivo, compartió un documento, le ha enviado un documento, se ha compartido un documento, un documento seguro, pendiente de su firma, documento para firmar, aviso de pago, comprobante de pago",
    ask: "ver documento, ver el documento, abrir documento, abrir el documento, revisar documento, revisar el documento, acceder al documento, ver archivo, descargar documento, revisar y firmar, firmar documento, inicie sesión para ver",
  },
  it: {
    story:
      "ha condiviso un documento, ha condiviso un file, ti ha inviato un documento, le ha inviato un documento, è stato condiviso un documento, un documento protetto, in attesa della tua firma, in attesa della sua firma, documento da firmare, avviso di pagamento, prova di pagamento",
    ask: "visualizza documento, visualizza il documento, vedi documento, apri documento, apri il documento, consulta il documento, accedi al documento, visualizza file, scarica documento, rivedi e firma, firma il documento, accedi per visualizzare",
  },
  pt: {
    story:
      "partilhou um documento, compartilhou um documento, partilhou um ficheiro, compartilhou um arquivo, enviou-lhe um documento, enviou um documento para você, um documento seguro, assinatura pendente, aguardando sua assinatura, a aguardar a sua assinatura, documento para assinar, aviso de pagamento, comprovante de pagamento, comprovativo de pagamento",
    ask: "ver documento, ver o documento, visualizar documento, visualizar o documento, abrir documento, abrir o documento, aceder ao documento, acessar documento, acessar o documento, baixar documento, descarregar documento, rever e assinar, assinar documento, inicie sessão para ver, faça login para visualizar",
  },
  nl: {
    story:
      "heeft een document met u gedeeld, heeft een document met je gedeeld, heeft een bestand met u gedeeld, heeft een document gedeeld, heeft u een document gestuurd, een beveiligd document, wacht op uw handtekening, document ter ondertekening, betalingsadvies, betalingsbewijs",
    ask: "document bekijken, bekijk document, bekijk het document, document openen, open het document, bestand bekijken, bestand openen, document downloaden, controleren en ondertekenen, document ondertekenen, meld u aan om, log in om het document",
  },
  pl: {
    story:
      "udostępnił Ci dokument, udostępnił dokument, udostępniła dokument, udostępniono Ci dokument, udostępnił Ci plik, przesłał Ci dokument, wysłał Ci dokument, bezpieczny dokument, oczekuje na Twój podpis, dokument do podpisu, potwierdzenie płatności, awizo płatności",
    ask: "wyświetl dokument, zobacz dokument, otwórz dokument, przejrzyj dokument, zobacz plik, otwórz plik, pobierz dokument, przejrzyj i podpisz, podpisz dokument, zaloguj się aby wyświetlić, aby wyświetlić dokument, aby zobaczyć dokument",
  },
  ru: {
    story:
      "поделился с вами документом, поделилась с вами документом, поделился с вами файлом, отправил вам документ, вам отправлен документ, с вами поделились документом, защищенный документ, ожидает вашей подписи, документ на подпись, документы на подпись, платежное уведомление, подтверждение оплаты",
    ask: "просмотреть документ, посмотреть документ, открыть документ, открыть файл, просмотреть файл, скачать документ, ознакомиться с документом, просмотреть и подписать, подписать документ, войдите чтобы просмотреть, войдите чтобы посмотреть",
  },
  tr: {
    story:
      "sizinle bir belge paylaştı, sizinle bir dosya paylaştı, bir belge paylaşıldı, size bir belge gönderdi, güvenli bir belge, güvenli belge, imzanızı bekliyor, imzanızı bekleyen, imza için belge, ödeme dekontu, ödeme belgesi",
    ask: "belgeyi görüntüle*, belgeyi aç*, belgeyi incele*, dosyayı görüntüle*, dosyayı aç*, belgeyi indir*, incele ve imzala, belgeyi imzala*, görüntülemek için oturum, görüntülemek için giriş",
  },
  zh: {
    story:
      "与您共享了一个文档, 与您共享了文件, 共享了一份文件, 分享了一个文档, 向您发送了一份文件, 给您发送了一个文件, 安全文档, 加密文档, 等待您签署, 待您签署, 需要您签署, 付款凭证, 汇款通知",
    ask: "查看文档, 查看文件, 打开文档, 打开文件, 审阅文件, 下载文档, 访问文档, 审阅并签署, 签署文件, 登录查看, 登录以查看, 点击查看",
  },
  ja: {
    story:
      "ドキュメントを共有しました, ファイルを共有しました, ドキュメントが共有, ファイルが共有されました, 文書が共有されました, ドキュメントを送信しました, セキュアなドキュメント, 保護されたドキュメント, 署名待ち, 署名をお待ち, 署名が必要, 支払通知書, 送金通知",
    ask: "ドキュメントを表示, ドキュメントを開く, ドキュメントを確認, ファイルを表示, ファイルを開く, ファイルをダウンロード, 文書を表示, 文書を確認, 確認して署名, 署名する, サインインして表示, ログインして表示",
  },
};
