export type RecipientKind =
  'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE' | 'HEADQUARTERS' | 'HOST_PARTNER' | 'NOMINEE' | 'STATUS_REQUEST';

export interface Recipient {
  kind: RecipientKind;
  /** Office code, host partner's, nomination's or status request's id: the address is looked up when the letter is sent. */
  ref: string;
}
