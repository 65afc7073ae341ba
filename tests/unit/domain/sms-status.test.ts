import { describe, expect, it } from 'vitest';
import { SMS_PROVIDER_STATUSES } from '../../../src/shared/domain/sms-account';
import { smsNews } from '../../../src/shared/domain/sms-status';

describe('what a provider says of an SMS', () => {
  it('is one table', () => {
    const rows = SMS_PROVIDER_STATUSES.map((said) => {
      const news = smsNews(said);
      return `${said} → ${news === null ? 'no news' : `${String(news.status)} ${news.code}`}`;
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        "queued → no news",
        "sent → Sent handed-on",
        "delivered → Delivered delivered",
        "delayed → null delayed",
        "bounced → Bounced bounced",
        "rejected → Rejected rejected",
        "error → Error send-refused",
        "other → Other cancelled",
      ]
    `);
  });
});
