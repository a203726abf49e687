package io.glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The published counts of data that may not all be shipped. They are looked for beside the source tree, in {@code shared/data};
 * where they are not, the tests are skipped.
 */
final class PublishedTablesTest {

    private static Path data(String name) {
        Path root = Path.of(String.valueOf(System.getProperty("glissade.root")));
        Path file = Path.of(System.getProperty(
                        "glissade.data", root.resolve("../shared/data").toString()))
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "no file " + file + ": skipped; -Dglissade.data names another folder");
        return file;
    }

    private static LabelledRows svmlight(String name, int rows, int columns, long nonZeros) throws IOException {
        LabelledRows read = SvmlightReader.read(data(name), new SvmlightOptions(null, 0, Storage.SPARSE));
        assertThat(read.design().rows()).isEqualTo(rows);
        assertThat(read.design().columns()).isEqualTo(columns);
        assertThat(read.design().entries()).isEqualTo(nonZeros);
        return read;
    }

    private static LabelledRows csv(String name, int rows, int columns) throws IOException {
        LabelledRows read = CsvReader.read(data(name), CsvOptions.DEFAULT);
        assertThat(read.design().rows()).isEqualTo(rows);
        assertThat(read.design().columns()).isEqualTo(columns);
        return read;
    }

    private static long count(double[] targets, double one) {
        return Arrays.stream(targets).filter(target -> target == one).count();
    }

    @Test
    void a9aHasItsPublishedCounts() throws IOException {
        LabelledRows train = svmlight("a9a/a9a.gz", 32_561, 123, 451_592);
        assertThat(count(Classes.twoClasses(train).targets(train), 1)).isEqualTo(7_841);
        LabelledRows test = SvmlightReader.read(data("a9a/a9a.t.gz"), SvmlightOptions.DEFAULT, train.features());
        assertThat(test.design().rows()).isEqualTo(16_281);
        assertThat(test.design().columns()).isEqualTo(123);
        assertThat(test.design().entries()).isEqualTo(225_731);
    }

    /** Dense as it is stored by itself, so that it can be centred; the largest squared row is the one behind its known constant. */
    @Test
    void covertypeHasItsPublishedCountsAndItsKnownRowsWhenStandardised() throws IOException {
        LabelledRows rows = SvmlightReader.read(data("covtype/covtype.binary.svm.gz"));
        Design raw = rows.design();
        assertThat(raw).isInstanceOf(DenseDesign.class);
        assertThat(raw.rows()).isEqualTo(581_012);
        assertThat(raw.columns()).isEqualTo(54);
        assertThat(rows.notes()).contains("design stored dense: 22.0 % of the numbers are not zero");
        double[] targets = Classes.twoClasses(rows).targets(rows);
        assertThat(count(targets, 1)).isEqualTo(283_301);
        assertThat(count(targets, -1)).isEqualTo(297_711);
        LabelledRows standardised =
                rows.withDesign(Standardisation.of(raw, null).applyTo(raw));
        Design design = standardised.design();
        double largest = 0;
        double sum = 0;
        for (int i = 0; i < design.rows(); i++) {
            largest = Math.max(largest, design.squaredNorm(i));
            sum += design.squaredNorm(i);
        }
        // With the constant 1 of the bias: 193711.69 and 55.0.
        assertThat(largest + 1).isCloseTo(193_711.69, within(0.005));
        assertThat(sum / design.rows() + 1).isCloseTo(55, within(1e-3));
    }

    @Test
    void theOtherSparseSetsHaveTheirPublishedCounts() throws IOException {
        LabelledRows pages = svmlight("w8a/w8a.gz", 49_749, 300, 579_586);
        assertThat(count(pages.targets(), 1)).isEqualTo(1_479);
        svmlight("rcv1-subset/rcv1_small_train.svm.gz", 1_000, 47_117, 77_739);
        LabelledRows mushrooms = svmlight("mushrooms/mushrooms.gz", 8_124, 112, 170_604);
        assertThat(Classes.twoClasses(mushrooms).names()).containsExactly("1", "2");
    }

    @Test
    void newsgroupsHaveTheirPublishedCounts() throws IOException {
        LabelledRows train = svmlight("newsgroups20-bydate/news20bydate.train.svm.gz", 11_314, 1_606_148, 4_607_662);
        assertThat(train.design()).isInstanceOf(SparseDesign.class);
        for (int i = 0; i < train.design().rows(); i += 100) {
            assertThat(train.design().squaredNorm(i)).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void adultHasItsCategories() throws IOException {
        LabelledRows train = csv("adult/adult.data.csv.gz", 32_561, 108);
        assertThat(train.targetNames()).containsExactly("<=50K", ">50K");
        assertThat(count(train.targets(), 1)).isEqualTo(7_841);
        assertThat(train.notes())
                .contains(
                        "8 columns of texts with 102 categories",
                        "3 columns have missing values, a category of their own: ?");
        LabelledRows test = CsvReader.read(data("adult/adult.test.csv.gz"), CsvOptions.DEFAULT, train.features());
        assertThat(test.design().rows()).isEqualTo(16_281);
        assertThat(test.features()).isEqualTo(train.features());
    }

    @Test
    void regressionSetsHaveTheirPublishedCounts() throws IOException {
        csv("uci-regression/concrete.csv", 1_030, 8);
        csv("uci-regression/energy.csv", 768, 8);
        csv("uci-regression/kin8nm.csv.gz", 8_192, 8);
        csv("uci-regression/naval-propulsion-plant.csv.gz", 11_934, 17);
        csv("uci-regression/power-plant.csv.gz", 9_568, 4);
        csv("uci-regression/protein-tertiary-structure.csv.gz", 45_730, 9);
        csv("uci-regression/yacht.csv", 308, 6);
        csv("wine-quality/winequality-red.csv", 1_599, 11);
        csv("wine-quality/winequality-white.csv", 4_898, 11);
        assertThat(csv("diabetes/diabetes.csv", 442, 10).features().names()).contains("bmi", "s6");
    }

    @Test
    void scikitLearnsSetsHaveTheirClasses() throws IOException {
        LabelledRows cancer = csv("sklearn-small/breast_cancer.csv", 569, 30);
        assertThat(cancer.targetNames()).containsExactly("benign", "malignant");
        assertThat(count(cancer.targets(), 1)).isEqualTo(212);
        assertThat(csv("sklearn-small/iris.csv", 150, 4).targetNames())
                .containsExactly("setosa", "versicolor", "virginica");
        assertThat(csv("sklearn-small/wine_data.csv", 178, 13).targetNames()).hasSize(3);
        LabelledRows digits = csv("sklearn-small/digits.csv.gz", 1_797, 64);
        assertThat(Classes.manyClasses(digits).names()).hasSize(10);
    }
}
