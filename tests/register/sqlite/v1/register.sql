BEGIN TRANSACTION;
CREATE TABLE dokumen (
        jenis TEXT NOT NULL,
        kunci TEXT NOT NULL,
        nomor_id INTEGER REFERENCES nomor (id),
        untuk TEXT NOT NULL,
        tanggal TEXT NOT NULL,
        path TEXT NOT NULL,
        hash_masukan TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        ukuran INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        kode TEXT NOT NULL,
        waktu TEXT NOT NULL,
        PRIMARY KEY (jenis, kunci)
    );
INSERT INTO "dokumen" VALUES('keputusan-tim','198609262015051001',1,'Untuk 198609262015051001','2021-04-27','keputusan-tim/198609262015051001.docx','masukan','1c6eb4e3d568bd6287266053b9ebf9216ca6f69f2eb44dabf7f496b7cc8c3ac8',18,7,'0EG85NCP','2021-04-27T10:02:00');
INSERT INTO "dokumen" VALUES('keputusan-tim','budi',2,'Untuk budi','2021-04-27','keputusan-tim/budi.docx','masukan','24263bfaefb124c488c2f5e63d1d30b418f51d0d6f5b380aa1956ec40ea57278',4,7,'GRRWECDC','2021-04-27T10:02:00');
INSERT INTO "dokumen" VALUES('keputusan-tim','rapat/1',3,'Untuk rapat/1','2021-04-27','keputusan-tim/rapat/1.docx','masukan','beb10f63d0144b5b94c40b1cef1d71c6ef7ddcb2dd66966ef61465c2d3d529e1',7,7,'ZFYQ2KGK','2021-04-27T10:02:00');
INSERT INTO "dokumen" VALUES('keputusan-unit','a',4,'Untuk a','2021-04-27','keputusan-unit/a.docx','masukan','ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',1,7,'T3R3DNBT','2021-04-27T10:02:00');
INSERT INTO "dokumen" VALUES('notula','rapat-1',NULL,'Untuk rapat-1','2021-04-27','notula/rapat-1.docx','masukan','55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935',3,7,'7KQ2M9XD','2021-04-27T10:02:00');
INSERT INTO "dokumen" VALUES('notula','rapat-2',NULL,'Untuk rapat-2','2021-04-27','notula/rapat-2.docx','masukan','55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935',3,7,'7KQ2M9XE','2021-04-27T10:02:00');
CREATE TABLE migrasi (versi INTEGER PRIMARY KEY, nama TEXT NOT NULL, waktu TEXT NOT NULL);
INSERT INTO "migrasi" VALUES(1,'buku_agenda','2021-04-27T10:02:00');
CREATE TABLE nomor (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        seri TEXT NOT NULL,
        tahun INTEGER NOT NULL,
        urut INTEGER CHECK (urut >= 1),
        sisipan TEXT NOT NULL,
        nomor TEXT NOT NULL COLLATE NOCASE CHECK (nomor <> ''),
        tangan INTEGER NOT NULL,
        jenis TEXT NOT NULL,
        kunci TEXT NOT NULL,
        untuk TEXT NOT NULL,
        tanggal TEXT NOT NULL,
        keadaan TEXT NOT NULL CHECK (keadaan IN ('dipesan', 'terbit', 'batal')),
        alasan TEXT NOT NULL DEFAULT '',
        kode TEXT NOT NULL DEFAULT '',
        dibuat TEXT NOT NULL,
        diubah TEXT NOT NULL,
        UNIQUE (seri, tahun, urut, sisipan),
        UNIQUE (seri, tahun, nomor),
        CHECK ((keadaan = 'batal') = (alasan <> ''))
    );
INSERT INTO "nomor" VALUES(1,'keputusan',2021,1,'','188.45/1/406.001.3/2021',0,'keputusan-tim','198609262015051001','Untuk 198609262015051001','2021-04-27','terbit','','0EG85NCP','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(2,'keputusan',2021,2,'','188.45/2/406.001.3/2021',0,'keputusan-tim','budi','Untuk budi','2021-04-27','batal','salah orang','GRRWECDC','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(3,'keputusan',2021,3,'','188.45/3/406.001.3/2021',0,'keputusan-tim','rapat/1','Untuk rapat/1','2021-04-27','terbit','','ZFYQ2KGK','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(4,'keputusan',2021,4,'','188.45/4/406.001.3/2021',0,'keputusan-unit','a','Untuk a','2021-04-27','terbit','','T3R3DNBT','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(5,'keputusan',2021,15,'a','188.45/15a/406.001.3/2021',1,'keputusan-tim','c','Untuk c','2021-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(6,'keputusan',2021,NULL,'','W.12-OT/2021',1,'keputusan-tim','d','Untuk d','2021-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(7,'keputusan',2021,12,'','188.45/12/406.001.3/2021',1,'keputusan-tim','e','Untuk e','2021-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(8,'keputusan',2020,40,'','188.45/40/406.001.3/2020',0,'keputusan-tim','lama','Untuk lama','2020-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(9,'surat',2021,1,'','188.45/1/406.001.3/2021',0,'keputusan-tim','lain','Untuk lain','2021-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(10,'keputusan',2021,13,'','188.45/13/406.001.3/2021',0,'keputusan-tim','budi','Untuk budi','2021-04-27','dipesan','','','2021-04-27T10:02:00','2021-04-27T10:02:00');
INSERT INTO "nomor" VALUES(11,'keputusan',2021,NULL,'','188.45 /18/406.001.3/2021',1,'keputusan-tim','ejaan','','2021-04-27','batal','salah','','2021-04-27T10:02:00','2021-04-27T10:02:00');
CREATE TABLE seri (
        seri TEXT NOT NULL, tahun INTEGER NOT NULL, mulai INTEGER NOT NULL,
        PRIMARY KEY (seri, tahun)
    ) WITHOUT ROWID;
INSERT INTO "seri" VALUES('keputusan',2020,40);
INSERT INTO "seri" VALUES('keputusan',2021,1);
INSERT INTO "seri" VALUES('surat',2021,1);
CREATE UNIQUE INDEX nomor_hidup ON nomor (jenis, kunci) WHERE keadaan <> 'batal';
CREATE UNIQUE INDEX nomor_kode ON nomor (kode) WHERE kode <> '';
CREATE UNIQUE INDEX dokumen_kode ON dokumen (kode) WHERE kode <> '';
CREATE UNIQUE INDEX dokumen_nomor ON dokumen (nomor_id) WHERE nomor_id IS NOT NULL;
CREATE TRIGGER nomor_tidak_dihapus BEFORE DELETE ON nomor BEGIN
        SELECT RAISE(ABORT, 'nomor tidak pernah dihapus');
    END;
CREATE TRIGGER nomor_tidak_berpindah
        BEFORE UPDATE OF id, seri, tahun, urut, sisipan, nomor, jenis, kunci ON nomor BEGIN
        SELECT RAISE(ABORT, 'nomor tidak pernah berpindah');
    END;
CREATE TRIGGER nomor_tidak_mundur BEFORE UPDATE OF keadaan ON nomor
        WHEN OLD.keadaan = 'batal' OR (OLD.keadaan = 'terbit' AND NEW.keadaan = 'dipesan') BEGIN
        SELECT RAISE(ABORT, 'keadaan nomor tidak pernah mundur');
    END;
CREATE VIEW agenda AS
    SELECT n.id, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, n.jenis, n.kunci, n.untuk,
        n.tanggal, n.keadaan, n.alasan, coalesce(d.path, '') AS path,
        coalesce(d.sha256, '') AS sha256, n.kode, n.dibuat, n.diubah
    FROM nomor AS n LEFT JOIN dokumen AS d ON d.nomor_id = n.id
    UNION ALL
    SELECT NULL, '', CAST(substr(tanggal, 1, 4) AS INTEGER), NULL, '', '', jenis, kunci, untuk,
        tanggal, 'terbit', '', path, sha256, kode, waktu, waktu
    FROM dokumen WHERE nomor_id IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('nomor',11);
COMMIT;
