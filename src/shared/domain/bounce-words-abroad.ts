/** "The mailbox is full" in languages other than English. */
export const FULL_ABROAD: readonly RegExp[] = [
  /\b(?:postfach|mailbox|posteingang)\b[^.;]{0,30}\b(?:voll|überfüllt|ueberfuellt)\b|\bspeicherplatz[^.;]{0,40}(?:erschöpft|überschritten|aufgebraucht)/,
  /\b(?:boîte|boite|messagerie|bal)\b[^.;]{0,40}\b(?:pleine|saturée|saturee)\b|\bquota[^.;]{0,20} (?:dépassé|depasse|atteint)/,
  /\b(?:buzón|buzon|casilla|cuenta)\b[^.;]{0,40}\b(?:llen[oa])\b|\bcuota[^.;]{0,30} (?:excedida|superada)/,
  /\bcasella\b[^.;]{0,40}\bpiena\b|\bspazio[^.;]{0,30} esaurito/,
  /\bcaixa\b[^.;]{0,40}\b(?:cheia|lotada)\b|\bcota[^.;]{0,20} excedida/,
  /\bpostvak\b[^.;]{0,30}\bvol\b|\bskrzynka[^.;]{0,30} (?:pełna|przepełniona)|\b(?:brevlåda|brevlådan|inkorg|inkorgen|postkasse|postkassen|innboks|innboksen)\b[^.;]{0,30} (?:full|fuld)\b/,
  /\bschránka[^.;]{0,30} pln[áa]|\bposta kutusu[^.;]{0,30} dolu|\bpostafiók[^.;]{0,30} megtelt|\bpostilaatikko[^.;]{0,30} täynnä/,
  /ящик[^.;]{0,40}(?:переполнен|полон)|квот[аы][^.;]{0,20}(?:превышен|исчерпан)/,
  /(?:メールボックス|受信箱|容量|ディスク)[^。]{0,20}(?:いっぱい|一杯|満杯|超え|超過|不足)/,
  /(?:邮箱|信箱|郵箱|空间|空間|容量)[^。]{0,12}(?:已满|已滿|满了|滿了|不足|超限|超出)/,
  /(?:사서함|편지함|용량|메일함)[^.]{0,15}(?:가득|초과|부족)/,
];

/** "The message is too large". */
export const TOO_LARGE_ABROAD: readonly RegExp[] = [
  /\bnachricht (?:ist )?zu gro(?:ß|ss)|\bmessage (?:est )?trop (?:volumineux|gros|grand)|\bmensaje (?:es )?demasiado grande|\bmessaggio (?:è )?troppo grande|\bmensagem (?:é )?muito grande|\bbericht (?:is )?te groot/,
  /(?:サイズ|容量)[^。]{0,10}(?:大き|制限)|(?:邮件|郵件)[^。]{0,6}(?:过大|過大|太大)|слишком больш/,
];

/** "There is no such mail domain". */
export const UNKNOWN_HOST_ABROAD: readonly RegExp[] = [
  /\b(?:domain|domäne|rechner|domaine|dominio|domínio|domein|serveur|servidor|host)\b[^.;@]{0,40}\b(?:existiert nicht|nicht gefunden|unbekannt|n'existe pas|introuvable|inconnue?|no existe|no se encuentra|desconocid[oa]|non esiste|inesistente|sconosciuto|não existe|não encontrado|bestaat niet|onbekend|nie istnieje|neexistuje)/,
  /домен[^.;]{0,30}(?:не существует|не найден)|ドメイン[^。]{0,15}(?:存在しま|存在しな|見つか)|域名[^。]{0,10}(?:不存在|无效|無效)/,
];

/** "There is no such user": what is meant, then that it is not there, or the other way round. */
export const UNKNOWN_USER_ABROAD: readonly RegExp[] = [
  /\b(?:empf(?:ä|ae)nger\w*|adresse|benutzer|postfach|konto|teilnehmer)\b[^.;]{0,50}\b(?:existiert nicht|nicht gefunden|nicht bekannt|nicht vorhanden|nicht verfügbar|ungültig|gibt es nicht|nicht mehr gültig|nicht erreichbar)|unbekannt/,
  /\b(?:destinataire|adresse|utilisateur|compte|boîte|boite)\b[^.;]{0,50}(?:n'existe (?:pas|plus)|introuvable|inconnue?\b|invalide|non trouvée?|n'est (?:pas|plus) valide)/,
  /\b(?:destinatario|usuario|direcci[óo]n|cuenta|buz[óo]n|casilla)\b[^.;]{0,50}(?:no existe|no se (?:encontr|encuentra)|desconocid[oa]|no es válid|inválid|inexistente)/,
  /\b(?:destinatario|utente|indirizzo|casella|account)\b[^.;]{0,50}(?:non esiste|inesistente|sconosciut[oa]|non (?:è )?(?:valid|trovat|stato trovato)|non (?:più )?attiv)/,
  /\b(?:destinat[áa]rio|usu[áa]rio|utilizador|endere[çc]o|caixa|conta)\b[^.;]{0,50}(?:não (?:foi )?(?:existe|encontrad|localizad)|inexistente|desconhecid|inv[áa]lid)|(?:não (?:existe|há)|nenhum) (?:esse |este |tal |o )?(?:usu[áa]rio|utilizador|destinat[áa]rio|endere[çc]o)/,
  /\b(?:ontvanger|gebruiker|adres|account|postvak)\b[^.;]{0,50}(?:bestaat niet|onbekend|niet gevonden|ongeldig)/,
  // Swedish, Danish, Norwegian
  /\b(?:mottagare|adress|användare|postlåda|brevlåda|modtager|adresse|bruger|mottaker|bruker|postkasse)[a-zåäæöø]{0,3}(?![a-zåäæöø])[^.;]{0,40}(?:(?:finns|findes|finnes|eksisterer|existerar) (?:inte|ikke|ej)|okän[dt]|ukendt|ukjent|(?:inte|ikke|ej) (?:hittas|hittades|fundet|funnet|kendt|kjent)|hittades (?:inte|ej)|kunde inte hittas|ogiltig|ugyldig)/,
  /(?:okän[dt]a?|ukendt|ukjent|ogiltiga?|ugyldig|ingen(?: s[åa]dan| slik)?|inget(?: sådant)?) (?:mottagare|adress|användare|modtager|adresse|bruger|mottaker|bruker)/,
  // Finnish
  /(?:vastaanottaja|käyttäjä|osoite|osoitet|postilaatikko)[a-zäö]{0,3}(?![a-zäö])[^.;]{0,30}(?:tuntematon|ei löydy|ei löytynyt|ei ole|virheellinen)|(?:tuntematon|virheellinen) (?:vastaanottaja|käyttäjä|osoite)/,
  // Polish
  /(?:adresat|odbiorc|użytkownik|kont[oa]|adres|skrzynk)[a-ząęółżźćśń]{0,3}(?![a-ząęółżźćśń])[^.;]{0,40}(?:nie istniej|nieznan|nie znalezion|nie został[ao]? znalezion|nieprawidłow|niepoprawn)|(?:nieznany|nie ma takiego|nieprawidłowy|niepoprawny|nie znaleziono) (?:adresat|odbiorc|użytkownik|kont|adres)/,
  // Czech, Slovak
  /(?:příjemc|uživatel|adres|schránk|adresát|používateľ|príjemc)[a-záčďéěíňóřšťúůýžľ]{0,2}(?![a-záčďéěíňóřšťúůýžľ])[^.;]{0,40}(?:neexistuj|neznám|nenalezen|nebyl[ao]? nalezen|neplatn)|(?:neznám[ýáé]|neexistující|neplatn[ýáé]|nenalezen) (?:příjemc|uživatel|adres|schránk)/,
  // Hungarian
  /(?:címzett|felhasználó|postafiók|cím)(?![a-záéíóöőúüű])[^.;]{0,30}(?:nem (?:létezik|található|ismert)|ismeretlen|érvénytelen)|(?:ismeretlen|nincs ilyen|érvénytelen|nem létező) (?:címzett|felhasználó|postafiók|cím|e-?mail)/,
  // Turkish
  /(?:alıcı|kullanıcı|hesap|hesab|posta kutusu|adres)[a-zçğıöşü]{0,3}(?![a-zçğıöşü])[^.;]{0,30}(?:bulunamadı|mevcut değil|geçersiz|bilinmiyor|tanınmıyor|(?<![a-zçğıöşü])yok(?![a-zçğıöşü]))|(?:bilinmeyen|geçersiz) (?:alıcı|kullanıcı|adres)/,
  /(?:пользовател|получател|адрес|ящик)[^.;]{0,40}(?:не существует|не найден|неизвест|отсутствует|недействител)|такого пользователя нет/,
  /(?:ユーザ|宛先|アドレス|メールボックス|受信者)[^。]{0,25}(?:存在しま|存在しな|見つか|不明|ありません|無効|誤り)|宛先不明|あて先不明/,
  /(?:用户|用戶|使用者|收件人|邮箱|信箱|帐号|帳號|账号|地址)[^。]{0,12}(?:不存在|不正确|不正確|未找到|找不到|无效|無效|有误)|(?:不存在|无此|無此)[^。]{0,6}(?:用户|用戶|使用者|收件人)/,
  /(?:사용자|수신자|계정|주소|수신인)[^.]{0,20}(?:존재하지|없습니다|찾을 수 없|알 수 없)|없는 (?:사용자|계정|주소)/,
  /\bngười nhận[^.;]{0,30}không tồn tại/,
];
