import { shownNumber } from '../../../shared/domain/shown-number';
import { usePracticeCountry } from '../practice-country';

/** Where a message goes: an address as it is, a mobile number as people read it. */
export function Recipient({ recipient }: { recipient: string }) {
  const country = usePracticeCountry((state) => state.country);
  return shownNumber(recipient, country);
}
