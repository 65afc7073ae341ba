import type { GenericRequest } from '../../../shared/domain/sms-account';
import type { Cancellation } from '../../ports/cancellation';
import { fillEncoded, fillHeader, fillJson, type TemplateValues } from './fill-template';
import type { Asked, ProviderApi } from './provider-api';
import { parseJson } from './read-json';

/** Makes a request from its templates; null where they do not give one. */
export async function askGeneric(
  api: ProviderApi,
  template: GenericRequest,
  values: TemplateValues,
  signal: Cancellation,
): Promise<Asked | null> {
  const url = fillEncoded(template.url, values);
  if (!isSameHost(template.url, url)) return null;
  const headers: Record<string, string> = {};
  for (const [name, valueTemplate] of Object.entries(template.headers)) {
    const value = fillHeader(valueTemplate, values);
    if (value === null || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return null;
    headers[name] = value;
  }
  if (template.method === 'GET' || template.body === '') {
    return api.ask({ method: template.method, url, headers }, signal);
  }
  const isJson = template.bodyType === 'application/json';
  const text = isJson ? fillJson(template.body, values) : fillEncoded(template.body, values);
  if (isJson && parseJson(text) === undefined) return null;
  return api.ask({ method: template.method, url, headers, body: { type: template.bodyType, text } }, signal);
}

const ANY_BASE = 'https://base.invalid';

/** No value decides which computer is spoken to. */
function isSameHost(template: string, url: string): boolean {
  const bare = template.replaceAll(/\{\{[^}]*\}\}/g, 'x');
  if (!URL.canParse(bare, ANY_BASE) || !URL.canParse(url, ANY_BASE)) return false;
  return new URL(bare, ANY_BASE).origin === new URL(url, ANY_BASE).origin;
}
