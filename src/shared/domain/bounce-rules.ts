import {
  FULL_ABROAD,
  TOO_LARGE_ABROAD,
  UNKNOWN_HOST_ABROAD,
  UNKNOWN_USER_ABROAD,
} from './bounce-words-abroad';

interface ReasonRule {
  reason: string;
  /** What is said in small letters; any of them. */
  phrases: readonly RegExp[];
}

/**
 * Texts by which servers say why, the first rule that fits wins. More particular things come first: "5.1.1 … mailbox
 * full" is a full mailbox, and "account disabled" is no unknown one.
 */
export const REASON_RULES: readonly ReasonRule[] = [
  {
    reason: 'badreputation',
    phrases: [/\b(?:bad|poor|low) (?:reputation|sender ?score)\b/],
  },
  {
    reason: 'notcompliantrfc',
    phrases: [
      /\b(?:helo|ehlo)\b[^;()]{0,60}\b(?:invalid|unknown|not|reject\w*|must|bad|refused|denied)\b/,
      /\b(?:not|no|invalid|bad|unknown|illegal|malformed|rejected|refused)\b[^.;()]{0,30}\b(?:helo|ehlo)\b/,
    ],
  },
  {
    reason: 'rejected',
    phrases: [
      /\b(?:sender|envelope[- ]from|mail from|originator|return[- ]path)(?:'s)?(?: e?-?mail)?(?: address| domain| host)*(?::? ?<[^ >]{0,80}>)?(?: of \S{1,60})? ?:? ?(?:is |was |has been |does |must |domain |could )?(?:rejected|denied|refused|invalid|not exist|unknown|not allowed|not permitted|not accept|verify failed|verification failed|unresolv|exist|not found|not verified|not be verified|must resolve)/,
      /\bunable to verify (?:the )?sender\b/,
      /\bsender (?:address )?(?:verify|verification|callback)\b/,
      /\baddress is not verified\b/,
      /\b(?:invalid|unknown) (?:return|sender|from|reply|envelope)\b/,
      /\b(?:client|your|sending|source|connecting|originating) (?:mail |smtp |dns )?(?:host|server|hostname|domain)(?: name)?\b[^.;]{0,40}\b(?:unknown|not found|invalid|unresolv\w*|does(?: not|n't) (?:exist|resolve)|cannot be (?:found|resolved|verified))/,
      /\b(?:return|reply|from|envelope|originating)[- ]?(?:address|domain|e-?mail)\b[^.;]{0,40}\b(?:invalid|unknown|not exist|doesn't exist|don't exist|not found|rejected|refused|unverif\w*|not valid)/,
      /\b(?:verify|verifying|validate|check|resolve|callout|callback)\b[^.;]{0,15}\b(?:sender|from address|return path|envelope from|reverse[- ]path)/,
      /\b(?:non-?members?|not (?:a )?members? of (?:this|the) (?:mailing )?list|(?:permission|permitted|allowed|authori[sz]ed) to post|(?:members|subscribers) (?:may|can) post)\b/,
      /\brecipient(?:'s)?\b[^.;]{0,30}\b(?:preferences|personal block)|\bpreferences of (?:the|this) (?:recipient|user)\b/,
      /\b(?:recipient|user|owner|addressee)\b(?! (?:mail |domain|server|host|system))[^.;]{0,15}\b(?:has |have )?block(?:ed|s) (?:you\b|(?:the|this) sender|your\b)|\bblocked by (?:the |this |an? )?(?:recipient|addressee|owner)\b(?!'s| (?:mail|server|domain|host|system))/,
      /\b(?:not exist|not found|unknown|unresolvable)[:,]? (?:in )?mail from\b/,
      /\b(?:user|recipient|addressee|subscriber)(?: id)? (?:has |have )?(?:refuse[sd]?|reject(?:s|ed)?|declin(?:es|ed)) (?:to (?:receive|accept|take)|your|this (?:e-?mail|mail|message))\b/,
      /\b(?:cannot|can't|will not|won't|does not|doesn't|do not|don't) (?:accept|receive|take) (?:any )?(?:e-?mail|mail|messages?) from (?:you|this (?:sender|address))\b|\bverification failed for\b/,
    ],
  },
  {
    reason: 'contenterror',
    phrases: [
      /\b(?:invalid|unknown|bad|illegal|incorrect|unsupported|disallowed)(?: \w+)? (?:attachment|header|content|characters?|mime|charset|encoding|file)\b/,
      /\bblocked because (?:of )?(?:its|the|this) (?:content|attachment|message)\b/,
      /\bbanned (?:url|link|file|content|name|extension)\b/,
      /\b(?:too many mime parts|header line too long|charset not accepted)\b|\b8-?bit characters\b/,
      /\binvalidcontent\b/,
    ],
  },
  {
    reason: 'policyviolation',
    phrases: [/\btoo many (?:invalid|unknown|bad|non-?existent) (?:recipients|users|addresses)\b/],
  },
  {
    reason: 'userunknown',
    phrases: [
      /\b(?:(?:does not|doesn't) exist|unknown|not found|invalid) or (?:is |has been )?(?:disabled|inactive|suspended|not active|deactivated|closed)\b/,
    ],
  },
  {
    reason: 'systemerror',
    phrases: [
      /\b(?:mailbox|user|recipient|account|address)\b[^.;]{0,30}\b(?:temporarily|currently) (?:unavailable|not available|inaccessible)\b/,
      /\bmailbox (?:is )?(?:busy|locked by)\b/,
      /\bcould not determine whether the (?:user|recipient|mailbox)\b/,
    ],
  },
  {
    reason: 'filtered',
    phrases: [
      /\bsuppress(?:ed|ion)\b[^.;]{0,40}\b(?:address|list|recipient|sending)\b/,
      /\baddress\b[^.;]{0,30}\bsuppress(?:ed|ion)\b/,
      /\brecipient(?:'s)?\b[^.;]{0,30}\b(?:(?:domain )?filter(?:ing)? (?:settings|rules))/,
      /\brecipient(?:'s settings)?\b[^.;]{0,30}\b(?:only accept(?:s|ing)?|does not accept|do not allow)\b[^.;]{0,30}\b(?:from|senders?|contacts)\b/,
      /\b(?:by|due to) (?:an? |the )?(?:user|recipient)(?:'s|-defined| defined)? rules?\b/,
    ],
  },
  {
    reason: 'exceedlimit',
    phrases: [/\btoo many recipients\b(?![^.;]{0,20}\b(?:per|hour|this)\b)/, /\.reciplimit\b/],
  },
  {
    reason: 'expired',
    phrases: [
      /\bconnection refused\b(?![^.;]{0,60}(?:\b(?:policy|polic(?:y|ies)|your|client|reputation|listed|rbl|dnsbl|black ?list\w*|block ?list\w*|spam)\b|(?<!<)\bip\b))/,
      /\bdelivery (?:time )?expired\b|\bgiving up after\b/,
      // To come again later is all that is asked: a failure says that it was not done, or not for long enough.
      /\bgr[ae]y-?list|\bpostgrey\b|\btry again in \d{1,3} (?:seconds|minutes)\b/,
    ],
  },
  {
    reason: 'networkerror',
    phrases: [
      /\bunverified address: [^;]{0,80}(?:unreachable|timed? ?out|connect|refused|in progress|temporar|try again|lookup)/,
      /\bdns (?:lookup|query|resolution) (?:fail\w*|error|time\w*)\b(?!: (?:host|domain) )/,
      /\b(?:host(?: name)?|domain name|dns|name (?:server|service|resolution|lookup))\b[^.;]{0,40}\b(?:try again|temporar\w*|time(?:d )?-?out)\b|\bhost ?name lookup failure\b/,
      /\btemporary (?:failure in )?(?:name|dns|mx)\b|\b(?:malformed|unexpected)\b[^.;]{0,20} name server repl|\bdns records? for\b[^.;]{0,60}\bnot be found\b/,
    ],
  },
  {
    reason: 'hostunknown',
    phrases: [
      /\b(?:account or )?domain may not exist\b/,
      /\b(?:could not|couldn't|cannot|unable to) find (?:any |a )?(?:mail )?(?:server|exchanger|host|mx)\b/,
      /\bno (?:mail|mx|smtp) (?:servers?|exchangers?|hosts?|records?)\b[^.;]{0,40}\b(?:exists?|found|defined|published)\b/,
      /\b(?:host|domain|server)(?: name)?:? ["'(<]?[\w-]{1,63}\.[\w.-]{2,200}["')>]?:? (?:was |is |could |does |can)?(?:not (?:found|exist|known|be found|be resolved)|unknown\b(?! (?:user|recipient|address|mailbox|account))|non-?existent)/,
      /\b(?:could not|couldn't|cannot|can't|unable to|failed to) resolve (?:the )?(?:host|domain|mx\b|name of)/,
    ],
  },
  {
    reason: 'speeding',
    phrases: [
      /\b(?:daily|hourly|sending|relay|outgoing|outbound) (?:\w+ ){0,2}(?:quota|limit)\b/,
      /\b(?:exceed(?:s|ed)?|over|limit(?:ed)? (?:of|to)|too many)[^.;]{0,60}\b(?:per|an|each|every) (?:hour|day|minute)\b/,
      /\bfrequency (?:is )?limited\b/,
    ],
  },
  {
    reason: 'mailboxfull',
    phrases: [
      /\b(?:mail ?box|mailfolder|inbox|maildrop|maildir|mail ?directory)[^.:;]{0,30}\b(?:is |are )?(?:full|exceeded|over ?quota)\b/,
      /\bover (?:its |the |their |his |disk )?(?:disk )?quota\b/,
      /\bquota (?:is |has been |was )?(?:exceed|full|violat|limit)/,
      /\bexceed(?:s|ed|ing)?[^.;]{0,40}\bquota\b/,
      /\b(?:out of|insufficient|not enough|no)(?: (?:mail|disk|mailbox|available|free))? ?(?:space|storage|quota)\b(?! left on)[^.;]{0,30}\b(?:user|mailbox|recipient|left|for)\b/,
      /\bmailbox exceeds\b/,
      /\b(?:mailbox|mail ?box|account|inbox) (?:is |has gone )?over (?:its |the |their )?(?:\w+ )?limit\b/,
      /\b(?:user|account|recipient|customer)[^.;]{0,30}\b(?:over|exceeded)[^.;]{0,20}\b(?:quota|storage|limit on mailbox|disk)/,
      /mailbox (?:size|storage) limit (?:exceed|reach)/,
      /\bmailbox has exceeded\b/,
      /\b(?:storage|space) (?:limit|quota) (?:for|of) (?:this|the) (?:user|mailbox|account)/,
      /\b(?:mail ?box|inbox|account|user|recipient)\b(?![^.;]{0,40}\b(?:server|system)\b)[^.;]{0,40}\b(?:out of|not enough|insufficient|no more) (?:\w+ )?(?:space|storage)\b/,
      /\b(?:out of|not enough) storage(?: space)?\b|\bexceed(?:s|ed) (?:its |the |your )?storage\b|\bdisk quota\b|\boverquota\b/,
      /\bhas too many messages (?:on|in)\b|\bmail ?box (?:would|will) exceed\b|\bmail ?(?:box)?full\b/,
      /\b(?:user|account|customer|recipient|address) (?:is |was )?full\b/,
      ...FULL_ABROAD,
    ],
  },
  {
    reason: 'mesgtoobig',
    phrases: [
      /\bmessage (?:file )?(?:size )?(?:is )?(?:too (?:big|large|long)|exceeds?)\b(?![^.;]{0,30}quota)/,
      /\b(?:size|length)[^.;]{0,25}\bexceed(?:s|ed)?\b[^.;]{0,40}\b(?:limit|maximum|max|fixed|size)/,
      /\bexceed(?:s|ed)?[^.;]{0,30}\b(?:message|maximum|max|mail|system)[^.;]{0,15}\bsize/,
      /\b(?:mail|message|data) (?:size )?(?:is )?too (?:big|large)\b/,
      /\bmaximum (?:allowed )?(?:message |mail )?size\b/,
      /\bexceeds? (?:the |our |your )?(?:message |maximum )?size limit\b/,
      /\bmessage (?:is |was )?(?:larger|bigger|longer) than\b|\bline limit (?:is |was )?exceeded\b/,
      /\bresolver\.rst\.(?:send|recip)\w{0,10}size/,
      ...TOO_LARGE_ABROAD,
    ],
  },
  {
    reason: 'suspend',
    phrases: [
      /\b(?:account|mailbox|user|mail ?box|recipient|address|domain|e-?mail account)\b[^.;]{0,40}\b(?:is |was |has been |been |currently |temporarily |now )*(?:suspended|disabled|deactivated|inactive|locked|frozen|temporarily limited|closed for|blocked by (?:administrator|owner)|expired|terminated due|on hold|not active|no longer active|inactivity)/,
      /\b(?:suspended|disabled|inactive|deactivated|locked|frozen) (?:e-?mail |mail |user )?(?:account|mailbox|user|recipient|address|customer)\b/,
      /\bmailbox (?:currently )?(?:unavailable due to|not available due to)[^.;]{0,20}(?:inactiv|suspend)/,
      /\b(?:mailbox|account) (?:is |was |has been )?blocked\b/,
      /\bdue to (?:\w+ )?suspension\b/,
      /\bbo[iî]te\b[^.;]{0,40}\barchiv/,
      /\b(?:account|mailbox)\b[^.;]{0,20}(?<!moved or )\bclosed\b/,
      /\barchived (?:\w+ )?(?:e-?mail ?box|mailbox|account)\b/,
      /\b(?:account|user|number|subscriber) (?:is |was )?not (?:a )?(?:subscribed|subscriber|provisioned)\b/,
      /\b(?:due to|because of|after|extended|long) (?:\w+ )?inactivity\b|\b(?:account|mailbox|user)disabled/,
    ],
  },
  {
    reason: 'hasmoved',
    phrases: [
      /\b(?:user|recipient|mailbox|account|address|subscriber)[^.;]{0,40}\bhas (?:been )?(?:moved|replaced|changed to)/,
      /\b(?:user|recipient|mailbox|account|address|subscriber) (?:has )?moved\b/,
      /\buser not local[;,:] please try\b/,
      /\bhas moved(?: to)?\b|\bmoved or closed\b|\b(?:is|was|been) replaced by\b/,
      /\bnew (?:e-?mail )?address (?:is|:)|\baddress (?:has |was )?(?:been )?changed\b|\bchanged (?:\w+ )?(?:e-?mail )?address\b/,
      /\bno longer (?:on|at) (?:this |the |our )?(?:mail )?(?:server|address)\b|\bupdate your (?:address ?book|contacts|records)\b/,
    ],
  },
  {
    reason: 'requireptr',
    phrases: [
      /\b(?:reverse|rdns|ptr|pointer)\b[^.;]{0,60}\b(?:fail|missing|not|no|invalid|required|does|unable|cannot|lookup|record|mismatch|valid)/,
      /\bno (?:ptr|reverse)\b/,
      /\b(?:missing|without|lack of)[^.;]{0,20}\b(?:ptr|reverse)\b/,
      /\bcannot find your (?:reverse )?host ?name\b|\bunresolvable relay host\b|\bclient host rejected: cannot find\b/,
      /\b(?:bad|must have|fix|set|configure|check)\b[^.;]{0,20}\b(?:ptr|rdns|reverse dns)\b|\bip\b[^.;]{0,20}\bmust resolve\b/,
    ],
  },
  {
    reason: 'authfailure',
    phrases: [
      /\b(?:spf|dkim|dmarc)\b[^.;]{0,60}\b(?:fail|reject|not|violat|policy|permerror|temperror|unauthori|invalid|check|disallow|protect|softfail|pass)/,
      /\b(?:fail(?:ed|s|ure)?|violat\w+|reject\w*|not pass\w*|per|due to)[^.;]{0,50}\b(?:spf|dkim|dmarc)\b/,
      /\b(?:authori[sz]ed|permitted|allowed) by (?:the )?(?:spf|dmarc)\b/,
      /\bunauthenticated (?:e-?mail|mail|messages?|senders?)\b|\bauthentication[- ]based\b/,
      /\bnot (?:authori[sz]ed|allowed|permitted) to (?:send (?:from|as|on behalf)|use th(?:is|e|at) (?:sender|from|domain|address))\b|\bnot authori[sz]ed to send\b/,
      /\b(?:sender policy framework|domain-based message auth\w*)\b|\bnot designate\b/,
    ],
  },
  {
    reason: 'virusdetected',
    phrases: [
      /\b(?:virus|malware|worm|trojan)\b[^.;]{0,40}\b(?:detected|found|infected|rejected|in (?:message|mail|attachment)|suspected|blocked|content)/,
      /\b(?:contains?|infected (?:with|by)|carries|detected)[^.;]{0,25}\b(?:a )?(?:virus|malware|worm|trojan)/,
      /\binfected\b|\bdue to (?:a )?virus\b|\bclamav\b|\bphishing\b/,
      /\bvirus\b[^;]{0,60}\bdetected\b/,
    ],
  },
  {
    reason: 'badreputation',
    phrases: [
      /\b(?:bad|poor|low|very low|negative)(?: \w+)? (?:reputation|score of the sending)/,
      /\breputation\b[^.;]{0,40}\b(?:is|of|too|bad|low|poor|problem|score|check)/,
      /\b(?:sender|ip|domain|senderbase|sending)[^.;]{0,30}\breputation\b/,
      /\btoo (?:many|much) spams?\b[^.;]{0,20}\bfrom\b/,
      /\b(?:talos|senderbase)\b|\bdue to (?:\w+ )?reputation\b/,
    ],
  },
  {
    reason: 'speeding',
    phrases: [
      /\b(?:sending|connection|message|mail|delivery|request)[^.;]{0,12} rates? (?:limit|exceed|is|has)/,
      /\b(?:rate|throttl)\w*[- ](?:limit(?:ed|s|ing)?|control(?:led)?|exceed)/,
      /\btoo (?:many|much) (?:mails?|messages?|e-?mails?|recipients?|mail data)\b[^.;]{0,40}\b(?:in|from|per|within|sent|to this|hour|day|minute|time|session)/,
      /\bexceeded (?:the |your )?(?:hourly|daily|rate|sending|maximum number of (?:mails|messages))/,
      /\b(?:slow(?:er| down)|too (?:fast|quickly|frequently)|throttl(?:ed|ing)|unusual rate)\b|\breceiving (?:e-?mail|mail|messages) at a rate\b/,
    ],
  },
  {
    reason: 'toomanyconn',
    phrases: [
      /\btoo many (?:\w+ )?(?:connections?|sessions?|concurrent)/,
      /\b(?:connection|session)s? (?:limit|rate limit|count|number)[^.;]{0,20}(?:exceed|reach)/,
      /\b(?:maximum|max)(?:imum)? (?:number of )?(?:concurrent |simultaneous |smtp )*(?:connections|sessions)/,
    ],
  },
  {
    reason: 'failedstarttls',
    phrases: [
      /\b(?:start)?tls\b[^.;]{0,30}\b(?:required|not available|unavailable|fail\w*|not supported|not offered|handshake|did not offer|error)\b/,
      /\b(?:mta-sts|dane|tlsa)\b[^.;]{0,40}\b(?:fail|policy|mismatch|error|valid)/,
      /\bencryption (?:is )?(?:required|needed|mandatory)\b/,
      /\bcertificate (?:verification|verify|validation) fail/,
      /\b(?:must|please) (?:first )?(?:use|issue|send) (?:a )?(?:start)?tls\b/,
      /\b(?:cannot|can't|could not|unable to|failed to) (?:start|negotiate|establish) (?:a )?(?:secure|tls|ssl)\b|\bcertificate (?:is |was )?not\b|\brequire ?tls\b/,
    ],
  },
  {
    reason: 'spamdetected',
    phrases: [
      /\b(?:is |looks (?:like|to be) |considered |identified as |classified as |detected as |as |like |be |contains? |suspected |possible |probably |likely |marked as |appears to be )(?:a )?(?:spam|unsolicited|junk|uce|ube|phish)/,
      /\b(?:spam|junk)[- ](?:message|mail|content|like|detected|reject|score|filter|block|check|e-?mail|probab|suspect|is not|not accept|refus|id|rule|classif)/,
      /\bhigh(?: probability of)? spam\b/,
      /\b(?:message|mail|e-?mail|content)\b[^.;]{0,40}\b(?:spam|junk mail|phishing)\b/,
      /\bspam\b[^.;]{0,30}\b(?:detected|reject|refused|blocked|denied|found|not allowed|threshold|assassin)/,
      /\bube\b/,
      /\bdt:spm\b/,
      /\bunsolicited (?:bulk|commercial|e-?mail|mail|messages?)\b|\blikely unsolicited\b|\bspamassassin\b/,
      /\b(?:black|block) ?listed (?:url|link)s?\b/,
    ],
  },
  {
    reason: 'norelaying',
    phrases: [
      /\brelay(?:ing)?\b[^.;]{0,30}\b(?:denied|prohibited|not permitted|not allowed|disallowed|forbidden|not possible|blocked|through|access|not supported|incorrectly)/,
      /\b(?:unable to|cannot|not|denied|no|won't|refus\w+|prohibit\w+|insufficient permissions? to)\b[^.;:]{0,15}\brelay(?! recipient)/,
      /\brequires? (?:smtp )?authentication (?:before|when|for|to)\b/,
      /\bdomain\b[^;]{0,60}\bnot (?:hosted|handled|served)\b/,
      /\brcpthosts\b|\bnot (?:a |an )?(?:local (?:host|domain)|(?:open )?(?:gateway|relay))\b/,
    ],
  },
  {
    reason: 'securityerror',
    phrases: [
      /\b(?:smtp )?authentication (?:failed|failure|is required|required|credentials|unsuccessful)\b/,
      /\b(?:bad|invalid|wrong|incorrect) (?:user ?(?:name)? (?:or|and) password|credentials|login|authentication data)\b/,
      /\b(?:user ?name and password|credentials) not accepted\b/,
    ],
  },
  {
    reason: 'blocked',
    phrases: [
      /\b(?:your |client |sending |source |the )?(?:ip|ips|host|server|network|ip address|mail server|connection|range|mta)\b[^.;]{0,50}\b(?:blocked|block ?list|black ?list|blacklisted|banned|listed (?:in|at|on|by)|denied|refused)\b/,
      /\b(?:blocked|listed|black ?listed|rejected|denied) (?:using|by|in|at|on|from|due to)\b[^;]{0,40}\b(?:rbl|dnsbl|dnsrbl|bl\.|spamhaus|sorbs|spamcop|barracuda|abuseat|uceprotect|block ?list|black ?list|\w+\.(?:org|net|com))/,
      /\b(?:dnsbls?|rbls?|dnsrbl|rblsmtpd|spfbl|block ?list(?:ed|s)?|black ?list(?:ed|s)?)\b/,
      /\b(?:mail|message|messages|connections?) from (?:your (?:ip|server|network|host)|<ip>)[^.;]{0,40}\b(?:blocked|banned|refused)/,
      /<ip>\S{0,3} (?:is |was |has been |are )?(?:\w+ )?(?:blocked|banned|listed)\b/,
      /\bblocked\b[: ]{0,3}(?:by |using |via |due to )?(?:the )?(?:spamhaus|spamcop|sorbs|barracuda|trend micro|proofpoint|cloudmark|aup)\b/,
      /:blocked\)/,
      /\bspamhaus\b/,
      /\b(?:access|connection|connect) (?:has been )?(?:denied|refused|rejected|blocked|dropped)[^.;]{0,40}\b(?:ip|your|client|from|policy|host|by|smtp)/,
      /\bhost [^ ]{1,80} refused to talk to me\b/,
      /\b(?:service|access) (?:not available|unavailable)[^.;]{0,30}\b(?:client host|your host|blocked)/,
      /\b(?:mail|message|e-?mail)s? (?:is |was |has been )?blocked (?:by|at|from)\b|\bblocked ?[-–:] ?(?:see|visit|contact)\b/,
      /\b(?:mail|messages?|connections?) from (?:your|this) (?:ip|server|host|network)\b|\bno access from\b|\bdue to (?:user|spam|abuse) complaints\b/,
      /\bnot (?:allowed|permitted) to connect\b|\bip(?: address)? (?:is )?not (?:allowed|permitted|accepted)\b|\bconnections? (?:is |are )?not (?:accepted|allowed|permitted)\b/,
      /\bdynamic(?:ally)?(?: assigned)? (?:ip|address|range|host)|\bdynamic\/|\bdial-?up\b|\((?:bl|rbl|dnsbl)\)|\bbanned (?:sending )?(?:ip|host|server)\b/,
      /\bclient host\b[^.;]{0,40}\b(?:rejected|denied|blocked)\b|\baccept(?:ing)? mail from your\b/,
      // Microsoft's two replies to a listed network
      /\bs31[45]0\b/,
    ],
  },
  {
    reason: 'policyviolation',
    phrases: [
      /\b(?:violat\w+|against|due to|by|per|for|of)[^.;]{0,30}\b(?:local |server |company |security |site |our |administrative |recipient |organizational )*polic(?:y|ies)\b/,
      /\bpolicy (?:reject|violation|restriction|reasons?|rule|prohibit|does not|analysis)/,
      /\badministrativ(?:e|ely) (?:den|prohib|refus|reject|block)|\bdelivery not authori[sz]ed\b|\b(?:prohibited|disallowed|forbidden) by\b/,
      /\bprotocol violation\b|\bnot accepted because of\b|\b(?:we|have|has been) banned\b|\brestricted (?:recipient|address|group|list)\b/,
      /\b(?:not permitted|no permission|not have permission|not allowed) to send\b|\bbecause you are not authori[sz]ed\b/,
      /\btransport\.rules\b|\bresolver\.rst\.(?:not|auth|restricted)/,
    ],
  },
  {
    reason: 'notcompliantrfc',
    phrases: [
      /\bheaders?\b[^.;]{0,40}\b(?:missing|malformed|duplicated?)\b/,
      /\b(?:missing|malformed|duplicate|multiple)\b[^.;]{0,30}\bheaders?\b/,
      /\b(?:missing|malformed|invalid) (?:message-id|date|from:)/,
      /\brfc[ -]?(?:2821|2822|5321|5322)\b|\bnot (?:\w+ ){0,2}(?:rfc|standards?)\b/,
      /\bbare ?(?:cr|lf|newline|line ?feed)s?\b|\b(?:multiple|two|several) from\b|\bmultiple\b[^.;]{0,30}\bper transaction\b/,
      /\bnot (?:conform|valid according) to\b/,
    ],
  },
  {
    reason: 'contenterror',
    phrases: [
      /\b(?:attachment|file (?:type|name|extension)|executable|extension)s?\b[^.;]{0,40}\b(?:blocked|not allowed|banned|prohibited|forbidden|not accept|rejected|denied|disallow|refused|removed)/,
      /\b(?:blocked|banned|prohibited|illegal|disallowed|unacceptable) (?:attachment|content|file|extension|mime)/,
      /\bcontent (?:rejected|filter|denied|blocked|not accept|violat|error|restrict)/,
      /\bexecutable attachment\b/,
      /\bmalformed (?:mime|message|content|attachment)\b/,
      /\bmime\b[^.;]{0,30}\b(?:malformed|invalid|error|broken)\b/,
      /\battachments? (?:of|with)\b[^;]{0,40}\bnot (?:allowed|accepted|permitted)\b/,
      /\bnon-?ascii\b|\b8-?bit data\b|\bheader error\b|\b(?:mail|message|mime) format\b|\bmessage filtered\b/,
    ],
  },
  {
    reason: 'hostunknown',
    phrases: [
      /\b(?:host|domain|domain name|server|mail exchanger)\b(?! said)[^.;:]{0,40}\b(?:not found|unknown(?! (?:user|recipient|address|mailbox|account|error|failure|reason))|does(?: not|n't) exist|non-?existent|cannot be found|not known|could not be (?:found|resolved)|lookup failed|is invalid|not resolve|unrouteable)/,
      /\b(?:unknown|unrout(?:e)?able|invalid|non-?existent|illegal|bad|unresolvable) (?:mail |e-?mail |remote |destination |recipient(?:'s)? )?(?:host|domain)\b(?! name of| literal| part| in mail from| of sender)/,
      /\bno such (?:\w+ )?(?:domain|host|server)\b/,
      /\bno (?:valid )?(?:mx|a|aaaa)\b[^.;]{0,20}\b(?:domain|host|record|records|hosts)\b/,
      /\b(?:dns|mx|name service|name server|nslookup|domain name)[^.;]{0,20} (?:error|lookup|failure|query)[^.;]{0,40}\b(?:not found|nxdomain|no such|non-?existent|does not exist|domain does not)/,
      /\bnxdomain\b|\bbadremotedns\b|\bname or service not known\b|\bnodename nor servname\b|\bnot exist in (?:the )?dns\b/,
      /\bdomain must exist\b|\bdomain(?: name)?\b[^.;]{0,40}\b(?:incorrect|misspel\w+)\b|\bno (?:\w+ )?host found\b/,
      /\b(?:missing|invalid|no)\b[^.;]{0,15}\bdns (?:record|entr)|\bmx records?\b[^.;]{0,30}\bnon-?existent\b/,
    ],
  },
  {
    reason: 'notaccept',
    phrases: [
      /\b(?:does(?: not|n't)|do not|don't|will not|not able to|refuses? to) (?:accept|receive|take|handle) (?:any )?(?:mail|e-?mail|messages|mails)\b(?! from| to you)/,
      /\bnull ?mx\b/,
      /\bno ?mail\b[^.;]{0,12}\bserver\b/,
      /\baccepts? no (?:mail|e-?mail|messages)\b/,
      /\bno smtp service\b(?![^.;]{0,10}<ip>)(?! 554)/,
      /\bsmtp (?:protocol |service )?(?:is )?disabled\b/,
    ],
  },
  {
    reason: 'hostunknown',
    phrases: [...UNKNOWN_HOST_ABROAD],
  },
  {
    reason: 'userunknown',
    phrases: [...UNKNOWN_USER_ABROAD],
  },
  {
    reason: 'userunknown',
    phrases: [
      /\b(?:unknown|invalid|no such|non-?existent|bad|illegal|unroute?able|undefined|incorrect|wrong|undeliverable|not a known|non existent|nonexisting) (?:\w+ ){0,2}(?:user(?:name|id)?s?|recipients?|mailbox(?:es)?|mail ?box|addresses|address|account|alias|local[- ]part|person|destination|addressee|rcpt|receiver|name|subscriber|forward[- ]path|customer|employee)\b(?! from|: sender)/,
      /\b(?:user(?:name|id)?|recipient(?:s|'s)?|mail ?box|address(?:ee)?|account|alias|person|mailaddress|addressee|name|rcpt|destination|receiver|subscriber|local[- ]?part|customer)\b[^.;]{0,60}\b(?:unknown|not found|not exist|doesn't exist|don't exist|not known|not recogni[sz]ed|not listed|not valid|is invalid|invalid|unavailable|not available|no longer (?:available|valid|exists?|in use|here|with|works|employed|used|active at|on)|does not have|doesn't have|not here|cannot be found|could(?: not|n't) be found|not a valid|incorrect|not in (?:our|the|my)|could not be resolved|is not local|not exists|undeliverable|discontinued|deleted|been removed|non-?existent|terminated|is not a known|not a known|not our|isn't)/,
      /\b(?:not a|no) (?:valid |known |such )?(?:user|mailbox|recipients?|mail ?box|account|address|local user|person)\b(?! permission| authoriz)/,
      /<a@>\S{0,3}:? (?:is )?(?:unknown|invalid|not found|does not exist|not known|no longer)/,
      /\bdoes(?: not|n't) have an? [\w.]+ ?(?:\([^)]*\) ?)?account\b/,
      /\bdoes(?: not|n't) (?:have an? (?:account|mailbox)|exist here|like recipient)/,
      /\b(?:recipient|rcpt|address|to|user)[^.;]{0,20}\b(?:rejected|refused)[:.;]? ?(?:access denied|user|unknown|undeliverable|no such|unverified|not found|invalid)/,
      /\bhas no (?:mailbox|account)\b/,
      /\bnot (?:present |listed )?in (?:the |our )?directory\b/,
      /\b(?:nobody|no one)\b[^.;]{0,20}\b(?:by|with|of) (?:that|this) name\b|\bno one here\b|\b(?:did not|didn't) match any\b/,
      /\b(?:couldn't|could not|wasn't|was not) (?:be )?found\b|\bthis (?:address|account) (?:is )?no longer\b|\baddress error\b/,
      /\bmailbox name (?:is )?not allowed\b|\bdomain (?:is )?missing\b|\bmalformed (?:recipient|address|mailbox)\b/,
      /\bresolver\.adr\b|\brecip(?:ient)?notfound\b/,
      /\bmissing home directory\b|\bcan't create user output\b|\bnot available on this server\b|\bthis user (?:does|is)n't\b/,
      /\bnot accepting (?:e-?mail|mail|messages) for\b|\b(?:couldn't|can't|unable to) deliver to\b/,
    ],
  },
  {
    reason: 'rejected',
    phrases: [
      /\b(?:sender|from|envelope from|mail from|originator|return[- ]path)\b[^.;]{0,50}\b(?:rejected|denied|refused|blocked|invalid|not exist|unknown|not allowed|not permitted|not accept|verify failed|verification failed|blacklist|unresolv|must exist|not found|prohibited)/,
      /\b(?:rejected|invalid|unknown|unverified|unresolvable|bad|denied|unrouteable) (?:sender|envelope|mail from|return[- ]?path|reverse[- ]path|originator)/,
      /\b(?:refuses? to|doesn't|don't|does not|do not|will not|only) accepts? (?:any )?(?:e-?mail|mail|messages?)\b[^.;]{0,20}\bfrom\b/,
      /\b(?:may not|not allowed to) send\b|\bmessage is rejected by\b|\brejected by (?:the )?(?:recipient|user)\b(?!'?s? (?:domain|server))/,
      /\bbatv\b|\bback-?scatter/,
    ],
  },
  {
    reason: 'systemfull',
    phrases: [
      /\b(?:out of|not enough|insufficient|no)(?: free| available)? disk space\b/,
      /\binsufficient (?:system|server) \w+|\bsystem (?:is )?full\b|\bstorage is full\b|\bsystem storage\b|\bserver (?:has|is) (?:insufficient|out of)\b|\bno space left\b/,
    ],
  },
  {
    reason: 'expired',
    phrases: [
      /\b(?:delivery|message|retry|queue|mail|sending)\b[^.;]{0,40}\b(?:time(?:d)? ?-?(?:out|expired)|expired|lifetime|period exceeded|too long)/,
      /\b(?:has been |was |been )?(?:in the queue|queued|undelivered|retried)[^.;]{0,30}\b(?:too long|for \d|since)/,
      /\b(?:could(?: not|n't)|unable to|cannot|failed to) (?:be )?(?:deliver\w*|connect\w*|establish)[^.;]{0,60}\b(?:within|for \d+|in \d+|after|days|hours)/,
      /\bconnection (?:timed? ?out|attempts failed)/,
      /\btimed? ?out (?:while|waiting|during|for|\()/,
      /\bretry (?:timeout|time)\b|\bfailing for (?:a long time|\d)/,
      /\b(?:undeliverable|not (?:yet )?(?:been )?delivered|could not be delivered) (?:within|for|after)\b|\bnot (?:yet )?been delivered\b/,
      /\b(?:will|i'll) (?:keep|continue) trying\b|\bunable to contact\b|\bfailed to connect\b/,
      /\b(?:not|no|never) respon(?:d|ding|se|ded)\b|\bhost not reachable\b|\bno route to host\b/,
    ],
  },
  {
    reason: 'networkerror',
    phrases: [
      /\b(?:network|routing|route)\b[^.;]{0,25}\b(?:unreachable|error|problem|loop|failure|down)/,
      /\b(?:mail|message|forward\w*|routing) (?:is )?loop\w*\b/,
      /\btoo many hops\b|\bhop count\b/,
      /\bconnection (?:was )?(?:dropped|closed|lost)/,
      /\bloop(?:s|ing)? (?:was |is )?(?:detected|found)\b|\b(?:delivery|mail|name server) loop|\bmessage loop|\bloops? back\b/,
      /\b(?:could not|couldn't|cannot|unable to) (?:connect|contact|reach|find a gateway|establish)\b|\bestablish an? (?:\w+ )?connection\b/,
      /\bhost is (?:down|unreachable)\b|\bconnection reset\b|\blost connection\b/,
      /\b(?:dns|name (?:server|service))\b[^.;]{0,20}\b(?:error|returned|reply|loop)\b|\btemporary dns\b|\bmx records?\b|\bresolve route\b/,
    ],
  },
  {
    reason: 'mailererror',
    phrases: [
      /\bexit(?:ed)?(?: with)? (?:status|code):? \d/,
      /\bcommand (?:failed|died|output|time limit)/,
      /\bdelivery agent (?:failed|exited|returned)\b/,
      /\bpipe to \S{1,200} (?:generated|returned|failed)\b/,
      /\bchild process\b|\bcommand not found\b|\bpipe failed\b|\bmailer (?:error|returned)\b|\bprocess error\b/,
      /\bunable to open (?:the )?mail ?box\b|\blocal delivery failed\b|\bprocmail:|\bx-unix\b/,
    ],
  },
  {
    reason: 'systemerror',
    phrases: [
      /\bcan't create (?:user )?output/,
      /\bcannot (?:open|create|write|lock|read)\b/,
      /\binternal (?:server |software )?error/,
      /\b(?:database|backend|ldap|sql)(?: server)? (?:unknown )?(?:error|failure|unavailable)\b/,
      /\b(?:configuration|server|system|software) (?:error|problem)\b|\bmisconfigured\b|\binterrupted system call\b|\bout of memory\b/,
      /\berror (?:in|while|during) (?:\w+ )?process|\bunable to process\b|\baction aborted\b|\btransaction failed\b|\btry again later\b|\bserver (?:is )?(?:busy|not available|unavailable)\b/,
      /\bservice (?:is )?(?:currently |temporarily )?(?:not available|unavailable)\b|\btemporary (?:\w+ ){0,2}(?:failure|problem|error)\b/,
      /\bdeferred because\b/,
    ],
  },
  {
    reason: 'filtered',
    phrases: [
      /\bnot accepting (?:any )?(?:e-?mail|mail|messages)\b|\brestricted (?:sms |e-?mail|mail)/,
      /\b(?:user|recipient|subscriber) has disabled\b|\brefuses? to receive\b|\bbounced address\b|\baccount is protected\b/,
    ],
  },
  {
    reason: 'syntaxerror',
    phrases: [
      /\b(?:command|parameter) not implemented\b/,
      /\bsyntax error\b|\bmalformed\b|\b(?:unknown|invalid) command\b|\bbad sequence\b|\bunrecogni[sz]ed command\b/,
      /\bcommand (?:is |was )?(?:unrecogni[sz]ed|not recogni[sz]ed|rejected|out of sequence)\b/,
    ],
  },
  {
    reason: 'securityerror',
    phrases: [
      /\b(?:permission|access) denied\b|\b(?:un|not )authori[sz]ed\b|\bnot authenticated\b|\binsufficient security\b/,
    ],
  },
];
