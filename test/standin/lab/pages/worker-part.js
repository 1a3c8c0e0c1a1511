export const said = 'imported';
