package io.singlewindow.ledger;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The values of a row, and each of them with one of its bytes changed. */
final class StoredBytes {

    private StoredBytes() {}

    /**
     * One value.
     *
     * @param bytes how many it has to change
     */
    record Column(String table, String column, Object value, int bytes) {

        String name() {
            return table + "." + column;
        }
    }

    /** All columns of one row that have a value. */
    static List<Column> of(JdbcClient jdbc, String table, String where) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE " + where).query((row, n) -> columns(table, row)).single();
    }

    private static List<Column> columns(String table, ResultSet row) throws SQLException {
        ResultSetMetaData told = row.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null) {
                Object plain = value instanceof Clob ? row.getString(i) : value instanceof Blob ? row.getBytes(i) : value;
                columns.add(new Column(table, told.getColumnName(i).toLowerCase(Locale.ROOT), plain, bytes(plain, told.getColumnType(i))));
            }
        }
        return columns;
    }

    private static int bytes(Object value, int type) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof Boolean ? 1 : type == Types.SMALLINT ? Short.BYTES : type == Types.INTEGER ? Integer.BYTES : Long.BYTES;
    }

    /** The value with this byte, counted from the lowest of a number, changed in one bit: every bit of bytes and numbers, the lowest of a text's. */
    static List<Object> changed(Object value, int at) {
        if (value instanceof String text) {
            return List.of(text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1));
        }
        if (value instanceof Boolean truth) {
            return List.of(!truth);
        }
        return IntStream.range(0, Byte.SIZE).mapToObj(bit -> value instanceof byte[] bytes ? flipped(bytes, at, bit)
                : (Object) (((Number) value).longValue() ^ 1L << Byte.SIZE * at + bit)).toList();
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] other = bytes.clone();
        other[at] ^= (byte) (1 << bit);
        return other;
    }
}
