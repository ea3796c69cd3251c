/**
 * A borrowed name needs a discreet favour at once, cannot talk, and wants an answer by mail or a mobile number. That somebody sits in a meeting
 * is no ask: colleagues write so every day (the gists want a task beside it).
 */
import type { Family } from "./family.ts";

export const urgentFavour: Family = {
  en: {
    story:
      "are you available, are you at your desk, are you free at the moment, I need a favor, I need a favour, I need you to handle, I have a task for you, an urgent task, a quick task, a discreet task, do you have a minute",
    ask: "can't take calls, cannot take calls, can't talk on the phone, cannot talk on the phone, just reply to my email, reply as soon as you get this, send me your mobile number, send me your cell phone number, send me your personal number, your WhatsApp number",
  },
  de: {
    story:
      "sind Sie gerade verfügbar, sind Sie verfügbar, bist du gerade verfügbar, sind Sie im Büro, bist du im Büro, ich brauche kurz Ihre Hilfe, eine dringende Aufgabe, eine kurze Aufgabe für, einen Gefallen tun, etwas Dringendes erledigen",
    ask: "kann nicht telefonieren, kann gerade nicht sprechen, nur per E-Mail erreichbar, antworten Sie einfach auf diese, schicken Sie mir Ihre Handynummer, schick mir deine Handynummer, Ihre WhatsApp-Nummer",
  },
  fr: {
    story:
      "êtes-vous disponible, es-tu disponible, êtes-vous au bureau, j'ai besoin d'un service, une tâche urgente, une mission urgente, j'ai une tâche à vous confier, un dossier confidentiel à traiter",
    ask: "je ne peux pas téléphoner, je ne peux pas prendre d'appel*, répondez-moi uniquement par mail, répondez par mail, envoyez-moi votre numéro, envoie-moi ton numéro, votre numéro de portable, votre numéro WhatsApp",
  },
  es: {
    story:
      "está disponible en este momento, estás disponible, está usted disponible, estás en la oficina, necesito un favor, necesito que me haga un favor, una tarea urgente, tengo una tarea para, necesito que te encargues",
    ask: "no puedo hablar por teléfono, no puedo atender llamadas, responde por correo, responda a este correo en cuanto, envíame tu número, envíeme su número, tu número de móvil, su número de celular, tu WhatsApp",
  },
  it: {
    story:
      "sei disponibile, è disponibile in questo momento, sei in ufficio, ho bisogno di un favore, mi serve un favore, un compito urgente, ho un incarico per, una questione urgente da sbrigare",
    ask: "non posso parlare al telefono, non posso rispondere al telefono, rispondimi via email, rispondi solo via mail, mandami il tuo numero, inviami il tuo numero, mi invii il suo numero, il tuo numero di cellulare",
  },
  pt: {
    story:
      "está disponível neste momento, você está disponível, estás disponível, está no escritório, preciso de um favor, uma tarefa urgente, tenho uma tarefa para, preciso que trate",
    ask: "não posso falar ao telefone, não posso atender chamadas, responda por e-mail, responda apenas por email, envie-me o seu número, me envie seu número, seu número de celular, o seu número de telemóvel",
  },
  nl: {
    story:
      "ben je beschikbaar, bent u beschikbaar, ben je op kantoor, bent u op kantoor, ik heb een gunst nodig, je moet iets voor me doen, een dringende taak, een dringende klus, heb je even tijd",
    ask: "kan niet bellen, kan niet telefoneren, kan niet gebeld worden, antwoord alleen per mail, reageer per e-mail, stuur me je mobiele nummer, stuur mij uw mobiele nummer, je WhatsApp-nummer",
  },
  pl: {
    story:
      "czy jesteś dostępn*, czy jest Pan dostępny, czy jest Pani dostępna, czy jesteś w biurze, potrzebuję przysługi, mam pilne zadanie, pilne zadanie do, proszę o dyskretne załatwienie, masz chwilę",
    ask: "nie mogę rozmawiać, nie mogę odbierać telefonów, odpowiedz tylko mailem, proszę odpowiedzieć mailem, wyślij mi swój numer, podaj swój numer, proszę o numer telefonu komórkowego, numer WhatsApp",
  },
  ru: {
    story:
      "вы сейчас свободны, ты сейчас свободен, вы на месте, вы в офисе, мне нужна ваша помощь срочно, срочное поручение, есть срочное задание, нужно выполнить поручение, окажите услугу",
    ask: "не могу говорить, не могу разговаривать, ответьте по почте, отвечайте только по почте, пришлите ваш номер, пришлите номер мобильного, ваш номер телефона, номер WhatsApp",
  },
  tr: {
    story:
      "müsait misin, müsait misiniz, şu an müsait, ofiste misin, ofiste misiniz, bir iyiliğe ihtiyacım, bir ricam var, acil bir iş, acil bir görev*, senden bir şey yapmanı",
    ask: "telefonda konuşamam, telefona bakamıyorum, sadece e-posta ile, e-posta ile yanıtla*, bu e-postayı yanıtla*, telefon numaranı gönder, telefon numaranızı gönder*, cep numaranı, WhatsApp numaran*",
  },
  zh: {
    story: "你现在有空吗, 你有空吗, 您现在方便吗, 现在方便吗, 在办公室吗, 需要你帮个忙, 有件急事, 有一个紧急任务, 需要你马上处理",
    ask: "不方便接电话, 不方便通话, 邮件回复即可, 请邮件回复, 请直接回复邮件, 把手机号发给我, 把你的微信号, 加我微信",
  },
  ja: {
    story:
      "今お時間ありますか, 今お手すきですか, 今会社にいますか, 今事務所にいますか, お願いしたいことがあります, 至急お願いしたい, 急ぎの用件, 内密にお願いしたい",
    ask: "電話に出られません, 電話に出ることができません, メールで返信してください, このメールに返信, 携帯番号を教えて, 携帯電話番号を, LINEのグループを作成, LINEグループを作成",
  },
};
