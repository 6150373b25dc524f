import { NOTHING, only, type Policy } from '../policy';

/** There is one record, with all its values; its health is not asked. */
export const simple: Policy = ({ records: [record] }) => (record ? only(record) : NOTHING);
