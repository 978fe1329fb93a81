import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export default async function ShortInstancePage({ params, searchParams }: Props) {
  const { id } = await params;
  return redirectToSchema(`/instances/${encodeURIComponent(id)}`, await searchParamsOf(searchParams));
}
