/** Why a server's certificate is not believed: OpenSSL's and Node's codes, and what they mean. */
const CERTIFICATE_PROBLEMS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has expired',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate comes from an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'The certificate comes from an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate comes from an authority that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server leaves out the certificate of its authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is made out to another name',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'The names in the certificate cannot be read',
  HOSTNAME_MISMATCH: 'The certificate is made out to another name',
  CERT_REVOKED: 'The certificate has been revoked',
  CERT_UNTRUSTED: 'The certificate is not trusted',
  CERT_REJECTED: 'The certificate is not trusted',
  CERT_SIGNATURE_FAILURE: 'The signature of the certificate is wrong',
  CERT_CHAIN_TOO_LONG: 'The chain of certificates is too long',
  INVALID_CA: 'The certificate was issued by one that may not issue any',
  INVALID_PURPOSE: 'The certificate is not meant for a server',
  PATH_LENGTH_EXCEEDED: 'The chain of certificates is too long',
};

/** What is wrong with the certificate, in words with the code; null when the code is about something else. */
export function certificateProblem(code: string): string | null {
  const problem = CERTIFICATE_PROBLEMS[code];
  return problem === undefined ? null : `${problem} (${code})`;
}
