CREATE TABLE bookmark (
  id INTEGER PRIMARY KEY, owner_id INTEGER, added TEXT, url TEXT);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
  WHERE i < 1000000)
INSERT INTO bookmark
SELECT i, abs(random()) % 5000,
  date('2026-01-01', '-' || (abs(random()) % 1000) || ' days'),
  'https://example.com/' || i FROM n;
