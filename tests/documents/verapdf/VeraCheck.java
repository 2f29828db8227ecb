import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/**
 * Checks files with the veraPDF engine: one line per file and standard, "PASS ua1 plan.pdf", and below a FAIL each
 * broken rule with how often and where first. Ends with 1 when a file fails.
 *
 * <p>Arguments: the standards ("ua1,2a"), then the files.
 */
public class VeraCheck {
  private static final Map<String, String> RULES = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A", "2b", "PDFA-2B");

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean good = true;
    for (int place = 1; place < arguments.length; place++) {
      for (String standard : arguments[0].split(",")) {
        good &= passes(standard, arguments[place]);
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean passes(String standard, String file) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
    try (InputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
      var validator = ValidatorFactory.createValidator(profile(standard), 10000, true, false, false);
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + standard + " " + file);
      broken(result).forEach((rule, words) -> System.out.println("  " + rule + " " + words));
      return result.isCompliant();
    }
  }

  private static ValidationProfile profile(String standard) throws Exception {
    String name = "org/verapdf/pdfa/validation/" + RULES.get(standard) + ".xml";
    try (InputStream stream = VeraCheck.class.getClassLoader().getResourceAsStream(name)) {
      return Profiles.profileFromXml(stream);
    }
  }

  private static Map<String, String> broken(ValidationResult result) {
    Map<String, String> rules = new TreeMap<>();
    for (TestAssertion one : result.getTestAssertions()) {
      if (one.getStatus() == TestAssertion.Status.FAILED) {
        String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
        rules.putIfAbsent(rule, one.getMessage() + " at " + one.getLocation().getContext());
      }
    }
    return rules;
  }
}
