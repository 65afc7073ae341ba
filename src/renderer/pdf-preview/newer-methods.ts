/**
 * Methods of the language that PDF.js counts on and that a Chromium before 145 does not have. A few lines of our own
 * instead of its build for old browsers, which is larger by a twelfth.
 */
function getOrInsertComputed<Key, Value>(
  this: { has(key: Key): boolean; get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: (key: Key) => Value,
): Value {
  // What is kept under the key may itself be undefined.
  if (this.has(key)) return this.get(key) as Value;
  const made = make(key);
  this.set(key, made);
  return made;
}

function toHex(this: Uint8Array): string {
  return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Adds a method where there is none. */
function addMissing(prototype: object, name: string, method: (...args: never[]) => unknown): void {
  if (name in prototype) return;
  Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
}

addMissing(Map.prototype, 'getOrInsertComputed', getOrInsertComputed);
addMissing(WeakMap.prototype, 'getOrInsertComputed', getOrInsertComputed);
addMissing(Uint8Array.prototype, 'toHex', toHex);
