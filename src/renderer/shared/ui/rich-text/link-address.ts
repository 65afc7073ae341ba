import { checkAddress } from '../../../../shared/domain/address';
import { isSafeLink } from '../../../../shared/domain/rich-text';

const PHONE = /^\+?[\d\s()-]{6,}$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST_AND_PATH = /^[^\s/?#@:]+\.[^\s/?#@:.]{2,}(:\d+)?([/?#]\S*)?$/;

interface LinkForm {
  fits: (text: string) => boolean;
  toLink: (text: string) => string;
}

/** First hit wins: a mail address, a phone number, an address with its scheme, a host. */
const LINK_FORMS: readonly LinkForm[] = [
  { fits: (text) => checkAddress(text).ok, toLink: (text) => `mailto:${text}` },
  { fits: (text) => PHONE.test(text), toLink: (text) => `tel:${text.replace(/[\s()-]/g, '')}` },
  { fits: (text) => SCHEME.test(text), toLink: (text) => text },
  { fits: (text) => HOST_AND_PATH.test(text), toLink: (text) => `https://${text}` },
];

/** The link that a person means by "clinic.example/map", "desk@clinic.example" or "08 5550 1234"; null for none. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  const link = LINK_FORMS.find(({ fits }) => fits(text))?.toLink(text) ?? '';
  return isSafeLink(link) ? link : null;
}
