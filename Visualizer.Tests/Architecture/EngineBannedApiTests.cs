using System.Reflection;
using System.Runtime.CompilerServices;

namespace Visualizer.Tests.Architecture;

/// <summary>The engine is a function of its input: no clock, chance, machine, thread or culture, and no state that a call leaves behind.</summary>
public sealed class EngineBannedApiTests
{
    private static readonly string[] BannedTypes =
    [
        "System.Random", "System.Environment", "System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.IO.Directory",
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.Net.Dns", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer",
        "System.TimeProvider",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Threading.Tasks.Task.Run",
        "System.Threading.Tasks.Parallel.For", "System.Threading.Tasks.Parallel.ForEach", "System.Globalization.CultureInfo.get_CurrentCulture",
    ];

    /// <summary>Types whose text differs between cultures: a decimal comma, an order of day and month.</summary>
    private static readonly Type[] WrittenByCulture = [typeof(double), typeof(float), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset)];

    [Fact]
    public void Code_OfTheEngine_UsesNothingBanned()
    {
        var violations = EngineFolders.Engine.GetTypes().SelectMany(ViolationsOf);

        Violations.AssertNone(violations);
    }

    [Fact]
    public void Fields_OfTheEngine_HoldNoStaticStateThatChanges()
    {
        var violations =
            from type in EngineFolders.Engine.GetTypes()
            where !IsGenerated(type)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral && !IsGenerated(field)
            select $"{type}.{field.Name}";

        Violations.AssertNone(violations);
    }

    [Theory]
    [InlineData(typeof(ReadsTheClock), "System.DateTime.get_UtcNow")]
    [InlineData(typeof(AsksTheMachine), "System.Environment")]
    [InlineData(typeof(WritesByCulture), "System.Double.ToString")]
    [InlineData(typeof(InterpolatesByCulture), "Double in an interpolated string")]
    public void ViolationsOf_SeededFault_IsFound(Type type, string expected)
    {
        Assert.Contains(ViolationsOf(type), violation => violation.Contains(expected, StringComparison.Ordinal));
    }

    private static IEnumerable<string> ViolationsOf(Type type) =>
        from body in UsedMembers.ByMethod(type)
        from violation in body.Select(member => Banned(type, member) ?? WrittenOrReadByCulture(member)).Append(InterpolatedByCulture(body))
        where violation is not null
        select $"{type}: {violation}";

    private static string? Banned(Type type, MemberInfo member)
    {
        var owner = (member as Type ?? member.DeclaringType)?.FullName;
        // Iterators remember the thread that started them; the compiler writes that, nobody else.
        var isOfIterator = member.Name == "get_CurrentManagedThreadId" && IsGenerated(type);
        return !isOfIterator && (BannedTypes.Contains(owner) || BannedMembers.Contains($"{owner}.{member.Name}")) ? $"{owner}.{member.Name}" : null;
    }

    private static string? WrittenOrReadByCulture(MemberInfo member) =>
        member is MethodInfo { Name: "ToString" or "Parse" or "TryParse" } method
        && WrittenByCulture.Contains(method.DeclaringType)
        && method.GetParameters().All(parameter => parameter.ParameterType != typeof(IFormatProvider))
            ? $"{method.DeclaringType}.{method.Name} by culture"
            : null;

    /// <summary>A handler that is made without a provider takes the thread's culture.</summary>
    private static string? InterpolatedByCulture(IReadOnlyList<MemberInfo> body)
    {
        var handler = body.Where(member => member.DeclaringType == typeof(DefaultInterpolatedStringHandler)).ToList();
        return handler.OfType<ConstructorInfo>().Any(constructor => constructor.GetParameters().Length == 2)
            ? handler.OfType<MethodInfo>()
                .Where(method => method is { Name: "AppendFormatted", IsGenericMethod: true } && method.GetGenericArguments().Any(WrittenByCulture.Contains))
                .Select(method => $"{method.GetGenericArguments()[0].Name} in an interpolated string by culture")
                .FirstOrDefault()
            : null;
    }

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.StartsWith('<')
        || (member.DeclaringType is { } outer && IsGenerated(outer))
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute));

    private sealed class ReadsTheClock
    {
        public static long Ticks() => DateTime.UtcNow.Ticks;
    }

    private sealed class AsksTheMachine
    {
        public static string Name() => Environment.MachineName;
    }

    private sealed class WritesByCulture
    {
#pragma warning disable CA1305 // This is the fault to find.
        public static string Text(double value) => value.ToString("0.0");
#pragma warning restore CA1305
    }

    private sealed class InterpolatesByCulture
    {
        public static string Text(double value) => $"{value} ms";
    }
}
