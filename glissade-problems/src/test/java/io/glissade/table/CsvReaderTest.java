package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.table.CsvOptions.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvReaderTest {

    private final Path file;

    CsvReaderTest(@TempDir Path folder) {
        this.file = folder.resolve("table.csv");
    }

    private static CsvOptions options(@Nullable String target, @Nullable String weights, Header header) {
        return new CsvOptions(target, weights, header, null, List.of("", "?"), Storage.AUTO);
    }

    private LabelledRows read(String text) throws IOException {
        return read(text, CsvOptions.DEFAULT);
    }

    private LabelledRows read(String text, CsvOptions options) throws IOException {
        return CsvReader.read(Files.writeString(file, text), options);
    }

    private LabelledRows read(String text, CsvOptions options, Features model) throws IOException {
        return CsvReader.read(Files.writeString(file, text), options, model);
    }

    private void assertRefused(String text, CsvOptions options, String message) {
        assertThatIOException().isThrownBy(() -> read(text, options)).withMessage(file + ": " + message);
    }

    private void assertRefused(String text, String message) {
        assertRefused(text, CsvOptions.DEFAULT, message);
    }

    @Test
    void numbersStayAndTextsBecomeOneColumnForEachCategory() throws IOException {
        LabelledRows rows = read("sex,length,rings\nM,0.5,15\nF,-1e1,7\nI,0,9\nM,.25,4\n");
        assertThat(rows.features().names()).containsExactly("sex=F", "sex=I", "sex=M", "length");
        assertThat(Tables.numbers(rows.design()))
                .isDeepEqualTo(new double[][] {{0, 0, 1, 0.5}, {1, 0, 0, -10}, {0, 1, 0, 0}, {0, 0, 1, 0.25}});
        assertThat(rows.targets()).containsExactly(15, 7, 9, 4);
        assertThat(rows.targetNames()).isNull();
        assertThat(rows.notes())
                .containsExactly(
                        "first line taken for the names of the columns",
                        "1 column of texts with 3 categories",
                        "design stored dense: 43.8 % of the numbers are not zero");
    }

    @Test
    void textsAsTargetsAreNumberedInTheirOrder() throws IOException {
        LabelledRows rows = read("1,2,setosa\n3,4,virginica\n5,6,setosa\n7,8,different\n");
        assertThat(rows.targetNames()).containsExactly("different", "setosa", "virginica");
        assertThat(rows.targets()).containsExactly(1, 2, 1, 0);
        assertThat(rows.features()).isEqualTo(Features.numbered(1, 2));
        assertThat(rows.notes()).contains("first line taken for data; columns are named by their numbers");
    }

    @Test
    void targetAndWeightsAreGivenByNameOrNumber() throws IOException {
        String text = "y,w,a,b\n1,2,3,4\n5,6,7,8\n";
        for (CsvOptions options : List.of(options("y", "w", Header.AUTO), options("1", "2", Header.AUTO))) {
            LabelledRows rows = read(text, options);
            assertThat(rows.targets()).containsExactly(1, 5);
            assertThat(rows.weights()).containsExactly(2, 6);
            assertThat(Tables.numbers(rows.design())).isDeepEqualTo(new double[][] {{3, 4}, {7, 8}});
        }
        assertRefused(
                text,
                options("z", null, Header.AUTO),
                "target must be the name of a column or a number from 1 to 4, got 'z'");
        assertRefused(
                text,
                options("5", null, Header.AUTO),
                "target must be the name of a column or a number from 1 to 4, got '5'");
        assertRefused(
                text,
                options(null, "0", Header.AUTO),
                "weights must be the name of a column or a number from 1 to 4, got '0'");
        assertRefused(
                text, options("w", "2", Header.AUTO), "target and weights must be different columns, both are 'w'");
        assertThatThrownBy(() -> options("y", "y", Header.AUTO))
                .hasMessage("target and weights must be different columns, got y twice");
    }

    @Test
    void weightsMustBePositive() {
        CsvOptions weighted = options(null, "1", Header.NO);
        assertRefused("1,2,3\n0,2,3\n", weighted, "line 2: column '1': must be positive, got '0'");
        assertRefused("1,2,3\nx,2,3\n", weighted, "line 2: column '1': must be a number, got 'x'");
    }

    @Test
    void theHeaderCanBeForced() throws IOException {
        assertThat(read("1,2\n3,4\n", options(null, null, Header.YES))
                        .features()
                        .names())
                .containsExactly("1");
        assertThat(read("1,2\n3,4\n").design().rows()).isEqualTo(2);
        assertThat(read("a,b\nc,d\n").design().rows()).isEqualTo(2);
        assertThat(read("a,b\nc,d\n", options(null, null, Header.YES)).design().rows())
                .isEqualTo(1);
        assertThat(read("a,b\n1,2\n", options(null, null, Header.NO)).features().names())
                .containsExactly("1=1", "1=a");
        assertThat(read(",b\n1,2\n").features().names()).containsExactly("1");
    }

    @Test
    void theFirstLineOfScikitLearnsFilesIsKnown() throws IOException {
        LabelledRows rows = read("3,4,malignant,benign,other\n1,2,3,4,0\n1,2,3,4,1\n2,2,2,2,2\n");
        assertThat(rows.design().rows()).isEqualTo(3);
        assertThat(rows.targetNames()).containsExactly("benign", "malignant", "other");
        assertThat(rows.targets()).containsExactly(1, 0, 2);
        assertRefused(
                "3,2,malignant,benign\n1,2,0\n1,2,1\n", "must hold as many rows as its first line states, 3, holds 2");
        assertRefused(
                "2,2,malignant,benign\n1,2,0\n1,2,2\n",
                "line 3: target must be a class from 0 to 1 as in the first line, got '2'");
    }

    @Test
    void theDelimiterIsFoundOutOrGiven() throws IOException {
        assertThat(read("a;b;c\n1;2;3\n").design().columns()).isEqualTo(2);
        assertThat(read("a\tb\tc\n1\t2\t3\n").design().columns()).isEqualTo(2);
        assertThat(read("\"a;b\",c\n\"1;2\",3\n").features().names()).containsExactly("a;b=1;2");
        assertThat(read("1,5;2,5;0\n1,5;2,5;0\n").design().columns()).isEqualTo(2);
        CsvOptions tab = new CsvOptions(null, null, Header.NO, '\t', List.of(), Storage.AUTO);
        assertThat(read("1,2\t3\n", tab).features().names()).containsExactly("1=1,2");
        assertThatThrownBy(() -> new CsvOptions(null, null, Header.NO, '|', List.of(), Storage.AUTO))
                .hasMessage("delimiter must be a comma, a semicolon or a tab, got '|'");
    }

    @Test
    void quotesBlanksLineEndsAndAByteOrderMarkAreTaken() throws IOException {
        LabelledRows rows = read("\ufeffname,y\r\n\"a, \"\"b\"\"\r\nc\",1\r\n\r\n  d , 2 \r\n,3");
        assertThat(rows.features().names()).containsExactly("name=?", "name=a, \"b\"\r\nc", "name=d");
        assertThat(rows.targets()).containsExactly(1, 2, 3);
        assertThat(rows.notes())
                .contains("1 blank line skipped", "1 column has missing values, a category of their own: ?");
    }

    @Test
    void missingValuesAreACategoryAmongTextsAndAnErrorAmongNumbers() throws IOException {
        assertThat(read("a,1\n?,2\n,3\n").features().names()).containsExactly("1=?", "1=a");
        assertRefused("1,1\n2,2\n?,3\n4,4\n", "line 3: column '1': must be a number, is missing, got '?'");
        assertRefused("x,y\n1,1\n ,2\n", "line 3: column 'x': must be a number, is missing, got ''");
        assertRefused("1,1\n2,?\n", "line 2: target must not be missing, got '?'");
        CsvOptions dash = new CsvOptions(null, null, Header.NO, ',', List.of("-"), Storage.AUTO);
        assertRefused("1,1\n-,3\n", dash, "line 2: column '1': must be a number, is missing, got '-'");
        assertRefused("1,1\nNaN,3\n", "line 2: column '1': must be finite, got 'NaN'");
        assertRefused("1,1\n-1e999,3\n", "line 2: column '1': must be finite, got '-1e999'");
    }

    @Test
    void aTextThatComesLateTurnsFewNumbersIntoCategoriesAndNotMany() throws IOException {
        LabelledRows rows = read("1,0\n2,0\n1.0,0\n1,0\nx,0\n");
        assertThat(rows.features().names()).containsExactly("1=1", "1=1.0", "1=2", "1=x");
        assertThat(rows.notes())
                .contains("numbers of column 1 taken for categories: it has texts too, the first in line 5");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= CsvColumn.MOST_NUMBERS; i++) {
            many.append(i).append(".5,0\n");
        }
        assertThat(read(many.toString()).design().columns()).isEqualTo(1);
        assertThat(Tables.row(read(many.toString()).design(), 700)).containsExactly(700.5);
        assertRefused(many + "x,0\n", "line 1002: column '1': must be a number, got 'x'");
        assertRefused(many + "?,0\n", "line 1002: column '1': must be a number, is missing, got '?'");
        assertRefused("?,0\n" + many, "line 1: column '1': must be a number, is missing, got '?'");
    }

    @Test
    void eachRuleOfTheFormIsNamed() {
        assertRefused("", "must hold at least one row, holds none");
        assertRefused("\n\n", "must hold at least one row, holds none");
        assertRefused("a,b\n", options(null, null, Header.YES), "must hold at least one row, holds a first line only");
        assertRefused("1,2\n3\n", "line 2: a row must have 2 fields between commas like the first, got 1");
        assertRefused("1,2\n\n3,4,5\n", "line 3: a row must have 2 fields between commas like the first, got 3");
        assertRefused("1\n2\n", "must have a column besides targets and weights, has 1 column between commas");
        assertRefused("a,a,b\n1,2,3\n", "line 1: names of columns must differ, 'a' comes twice");
        assertRefused(
                "a,a=b,y\n1,2,3\n", "line 1: no column may be named like a category of another, 'a=b' is, of 'a'");
        assertRefused("(bias),y\n1,2\n", "line 1: no column may be named (bias), which is kept for the column of ones");
        assertRefused("1,a\n2,\"b\n3,c\n", "line 2: a quoted field must be closed, the file ends within it");
        assertRefused(
                "1,a\n2,\"b\r\"\n3,c\n",
                "line 2: a quoted field must not hold a carriage return without a line feed, one does");
        assertRefused(
                "1,a\n2,\"b \"\"c\"\"\rd\"\n",
                "line 2: a quoted field must not hold a carriage return without a line feed, one does");
        assertThatIOException()
                .isThrownBy(() -> read("1,2\n\"3\"x,4\n"))
                .withMessageStartingWith(file + ": line 2: must be a CSV record: ");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Files.write(file, "a,1\nn\u00e9,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIOException()
                .isThrownBy(() -> CsvReader.read(file, CsvOptions.DEFAULT))
                .withMessageStartingWith(file + ": must be UTF-8 text, has other bytes in or after line 1");
    }

    @Test
    void aModelsFeaturesEncodeAnotherFile() throws IOException {
        Features model = Features.named(
                read("sex,job,age,y\nM,a,1,0\nF,b,2,1\n").features().names());
        LabelledRows rows =
                read("age,extra,sex,job,y\n30,9,F,c,1\n40,9,X,?,0\n50,9,M,b,0\n", CsvOptions.DEFAULT, model);
        assertThat(rows.features()).isEqualTo(model);
        assertThat(rows.features().names()).containsExactly("sex=F", "sex=M", "job=a", "job=b", "age");
        assertThat(Tables.numbers(rows.design()))
                .isDeepEqualTo(new double[][] {{1, 0, 0, 0, 30}, {0, 0, 0, 0, 40}, {0, 1, 0, 1, 50}});
        assertThat(rows.notes())
                .contains(
                        "1 column that the model does not know left out",
                        "1 row has a category of column sex that the model does not know, taken as 0",
                        "2 rows have a category of column job that the model does not know, taken as 0");
        assertThatIOException()
                .isThrownBy(() -> read("sex,age,y\nM,1,0\n", CsvOptions.DEFAULT, model))
                .withMessage(file + ": must have every column of the model, none gives feature 'job=a'");
        assertThatIOException()
                .isThrownBy(() -> read("sex,job,age,y\nM,a,old,0\n1,1,1,1\n", options("y", null, Header.YES), model))
                .withMessage(file + ": line 2: column 'age': must be a number, got 'old'");
    }

    @Test
    void categoriesThatLookLikeNumbersAreKnownToTheModelAsTexts() throws IOException {
        Features model = read("x,0\n7,0\n").features();
        assertThat(Tables.numbers(read("7,0\n7,0\n", CsvOptions.DEFAULT, model).design()))
                .isDeepEqualTo(new double[][] {{1, 0}, {1, 0}});
    }

    @Test
    void aFileWithoutTargetsCanBeForetold() throws IOException {
        Features model = Features.named(List.of("a", "b"));
        LabelledRows last = read("b,a\n1,2\n", CsvOptions.DEFAULT, model);
        assertThat(last.targets()).containsExactly(Double.NaN);
        assertThat(Tables.row(last.design(), 0)).containsExactly(2, 1);
        assertThat(last.notes()).contains("no column of targets: the last one is a feature of the model");
        LabelledRows named = read("b,a\n1,2\n", options("y", null, Header.AUTO), model);
        assertThat(named.targets()).containsExactly(Double.NaN);
        assertThat(named.notes()).contains("no column of targets: none is named or numbered y");
    }

    @Test
    void aModelWithAConstantColumnGetsIt() throws IOException {
        Features model = read("a,y\n5,1\n").withConstantColumn().features();
        LabelledRows rows = read("a,y\n5,1\n", CsvOptions.DEFAULT, model);
        assertThat(Tables.row(rows.design(), 0)).containsExactly(5, 1);
        assertThat(rows.features()).isEqualTo(model);
    }
}
