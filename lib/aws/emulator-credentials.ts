/** Keys for an emulator, which takes any; these open nothing else. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;
