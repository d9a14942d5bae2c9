export const ru = { title: '' }
