// Stands where `electron` would be found: importing the package in plain Node starts a download.
throw new Error(
  'unit tests run without electron; move what is tested out of the file that imports it',
);
