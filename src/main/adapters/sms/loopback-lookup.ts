import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLoopbackHost } from '../../../shared/domain/account';

/** Finds a name by the system's resolver, and refuses when it leads away from this computer. */
export const loopbackLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses;
    if (error !== null) {
      callback(error, '', 0);
    } else if (first === undefined || !addresses.every(({ address }) => isLoopbackHost(address))) {
      callback(new Error(`${hostname} does not lead to this computer`), '', 0);
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
