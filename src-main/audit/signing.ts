import type { Profile } from '../../src-shared/model/profile.ts'
import type { CaseRecord, SignedRecord } from '../../src-shared/model/record.ts'
import { canonicalJson } from '../../src-shared/rules/canonical-json.ts'
import type { SigningKey } from '../keys/signature.ts'

/** Says something in the name of whoever works here. */
export type SignRecord = (record: CaseRecord) => SignedRecord

/** @param who as they are called now */
export function createSigning(who: () => Profile, key: SigningKey): SignRecord {
  return (record) => {
    const { id, name, role } = who()
    const by = { id, name, role, key: key.publicKey }
    return { record, by, signature: key.sign(signedText({ record, by })) }
  }
}

/** What a signature is of. */
export function signedText({ record, by }: Pick<SignedRecord, 'record' | 'by'>): string {
  return canonicalJson({ record, by })
}
