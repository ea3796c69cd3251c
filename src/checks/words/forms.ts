/**
 * What programs behind web forms write round the words of whoever filled them in: the heading of the mail to the owner of the site, and the
 * thanks to the address that was given. Written by this project.
 */
import { words } from "./table.ts";

export const forms = {
  form: words(`
    result of your feedback form, results of your feedback form, it was submitted by, sent from a contact form on, sent from the contact form,
    sent via the contact form, sent via contact form, submitted through the contact form, new form submission, form submission from, new submission
    from your website, message from your website, uber das kontaktformular, kontaktformular gesendet, nachricht uber ihr kontaktformular, via le
    formulaire de contact, depuis le formulaire de contact, envoye depuis le formulaire, a traves del formulario de contacto, enviado desde el
    formulario, desde su formulario de contacto, enviado atraves do formulario, pelo formulario de contato, formulario de contacto em, tramite il
    modulo di contatto, inviato dal modulo di contatto, via het contactformulier, verzonden via het contactformulier, z formularza kontaktowego, przez formularz
    kontaktowy, через форму обратной связи, форма обратной связи, с формы обратной связи, iletisim formundan, iletisim formu araciligiyla, 来自网站表单, 在线留言表单,
    お問い合わせフォームから, 問い合わせフォームより
  `),
  thanks: words(`
    thanks for contact us, thank you for contacting us, thanks for contacting us, thank you for your enquiry, thank you for your inquiry, we have
    received your enquiry, we have received your message, thank you for getting in touch, vielen dank fur ihre anfrage, danke fur ihre nachricht,
    merci de nous avoir contactes, nous avons bien recu votre message, gracias por contactar*, hemos recibido su mensaje, obrigado por entrar em contato,
    recebemos sua mensagem, grazie per averci contattato, abbiamo ricevuto la tua richiesta, bedankt voor uw bericht, bedankt voor uw aanvraag,
    dziekujemy za kontakt, dziekujemy za wiadomosc, спасибо за обращение, мы получили ваше сообщение, bizimle iletisime gectiginiz icin, 感谢您的留言, 感谢您的咨询,
    お問い合わせありがとう, お問い合わせ ありがとう, お問い合わせいただき
  `),
};
