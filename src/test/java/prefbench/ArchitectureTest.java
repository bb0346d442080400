package prefbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** An arrow between packages may only point down the list in the package's order; some libraries have one home only. */
@AnalyzeClasses(packages = "prefbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointDown = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("prefbench.cli..")
            .layer("junit")
            .definedBy("prefbench.junit..")
            .layer("report")
            .definedBy("prefbench.report..")
            .layer("experiment")
            .definedBy("prefbench.experiment..")
            .layer("learn")
            .definedBy("prefbench.learn..")
            .layer("trajectory")
            .definedBy("prefbench.trajectory..")
            .layer("policy")
            .definedBy("prefbench.policy..")
            .layer("shop")
            .definedBy("prefbench.shop..")
            .layer("tensor")
            .definedBy("prefbench.tensor..")
            .layer("random")
            .definedBy("prefbench.random..")
            .layer("stats")
            .definedBy("prefbench.stats..")
            .layer("text")
            .definedBy("prefbench.text..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("junit")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("experiment")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report")
            .whereLayer("learn")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report", "experiment")
            .whereLayer("trajectory")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report", "experiment", "learn")
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report", "experiment", "learn", "trajectory")
            .whereLayer("shop")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report", "experiment", "learn", "trajectory", "policy")
            .whereLayer("tensor")
            .mayOnlyBeAccessedByLayers("cli", "junit", "report", "experiment", "learn", "trajectory", "policy", "shop");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            SlicesRuleDefinition.slices().matching("prefbench.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTensorSeesDjl = noClasses()
            .that()
            .resideOutsideOfPackages("prefbench.tensor..", "prefbench.policy.tokenizer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule onlyTheTokenizerSeesHuggingFace = noClasses()
            .that()
            .resideOutsideOfPackage("prefbench.policy.tokenizer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.huggingface..");

    @ArchTest
    static final ArchRule onlySearchSeesLucene = noClasses()
            .that()
            .resideOutsideOfPackage("prefbench.shop.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");
}
